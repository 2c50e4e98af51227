// Typing: what a key of pinyin and a stroke of handwriting cost, and what the engines add to the program's
// memory.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <numeric>
#include <sstream>

#include "lines.hpp"
#include "typing/composer.hpp"

using namespace liaison;
using namespace liaison::typing;

namespace {

using Clock = std::chrono::steady_clock;

// PSS of this process, MB; as the kernel tells it.
double pss_mb() {
    std::ifstream rollup("/proc/self/smaps_rollup");
    std::string line;
    while (std::getline(rollup, line))
        if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
    return 0;
}

double milliseconds_for(Composer& composer, const Action& action) {
    const auto before = Clock::now();
    composer.take(action);
    return std::chrono::duration<double, std::milli>(Clock::now() - before).count();
}

// The 99th of a hundred.
double slow(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() * 99 / 100];
}

std::vector<double> type_pinyin(Composer& composer, int rounds) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        for (const char* phrase : {"weixi", "renmindaibiaodahui", "sheqingminyi", "cunlideshuiguanhuaile",
                                   "qunzhongfanyingdelumianwenti", "xianggelila"}) {
            for (const char* letter = phrase; *letter != '\0'; ++letter)
                times.push_back(milliseconds_for(composer, TypeKey{std::string(1, *letter)}));
            composer.take(PressSpace{});
        }
    }
    return times;
}

// Twelve strokes, each a slightly bent line of forty points: a dense character.
std::vector<double> write_strokes(Composer& composer, int rounds) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        for (int s = 0; s < 12; ++s) {
            InkStroke stroke;
            for (int i = 0; i < 40; ++i) {
                const float along = static_cast<float>(i) / 40;
                const float across = static_cast<float>(s % 6) / 6 + 0.02F * std::sin(along * 5);
                stroke.push_back(s < 6 ? InkPoint{along, across} : InkPoint{across, along});
            }
            times.push_back(milliseconds_for(composer, WriteStroke{std::move(stroke)}));
        }
        composer.take(ClearInk{});
    }
    return times;
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = benchmarks::is_quick(argc, argv) ? 5 : 50;
    const double before = pss_mb();
    const auto start = Clock::now();
    std::shared_ptr<Engines> engines = load_engines(TYPING_DATA);
    const double loading = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    for (const std::string& trouble : engines->troubles) {
        std::cerr << trouble << '\n';
        return 1;
    }
    Composer composer;
    composer.give(engines);
    type_pinyin(composer, 1); // warm-up
    const auto keys = type_pinyin(composer, rounds);
    composer.take(ChooseMethod{Method::handwriting});
    write_strokes(composer, 1);
    const auto strokes = write_strokes(composer, rounds);
    benchmarks::tell("pinyin candidates, slowest of 100 keys", slow(keys), "ms", {"", 0}, "value <= 10");
    benchmarks::tell("handwriting candidates, slowest of 100 strokes", slow(strokes), "ms", {"", 0},
                     "value <= 10");
    benchmarks::tell("memory of the typing engines", pss_mb() - before, "MB", {"", 0}, "value <= 50");
    benchmarks::tell("loading the typing engines, beside the first picture", loading, "ms", {"", 0});
    return 0;
}
