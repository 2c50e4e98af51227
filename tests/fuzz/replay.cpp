// Runs a fuzz target without libFuzzer: each file of the corpus, then random mutations of them. The seed is
// printed and taken from TEST_SEED if set; the number of mutations from FUZZ_RUNS.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

unsigned long number_from(const char* variable, unsigned long otherwise) {
    const char* value = std::getenv(variable);
    return value != nullptr ? std::strtoul(value, nullptr, 10) : otherwise;
}

std::vector<Input> load(const std::filesystem::path& corpus) {
    std::vector<Input> inputs;
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        std::ifstream in(entry.path(), std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return inputs;
}

void mutate(Input& input, const std::vector<Input>& corpus, std::mt19937& random) {
    const auto at = static_cast<std::ptrdiff_t>(input.empty() ? 0 : random() % input.size());
    switch (random() % 5) {
    case 0:
        if (!input.empty()) input[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(random());
        break;
    case 1:
        if (!input.empty()) input.erase(input.begin() + at);
        break;
    case 2: input.insert(input.begin() + at, static_cast<std::uint8_t>(random())); break;
    case 3: input.resize(static_cast<std::size_t>(at)); break;
    default: {
        const Input& other = corpus[random() % corpus.size()];
        input.insert(input.begin() + at, other.begin(), other.end());
        break;
    }
    }
}

} // namespace

int main(int argc, char** argv) {
    const auto corpus = argc == 2 ? load(argv[1]) : std::vector<Input>();
    if (corpus.empty()) {
        std::cerr << "usage: " << argv[0] << " CORPUS (a folder with at least one file)\n";
        return 2;
    }
    for (const auto& input : corpus)
        LLVMFuzzerTestOneInput(input.data(), input.size());
    const auto seed = static_cast<unsigned>(number_from("TEST_SEED", std::random_device{}()));
    const unsigned long runs = number_from("FUZZ_RUNS", 20'000);
    std::cout << "TEST_SEED=" << seed << " FUZZ_RUNS=" << runs << std::endl;
    std::mt19937 random(seed);
    for (unsigned long run = 0; run < runs; ++run) {
        Input input = corpus[random() % corpus.size()];
        for (unsigned long changes = 1 + random() % 8; changes > 0; --changes)
            mutate(input, corpus, random);
        LLVMFuzzerTestOneInput(input.data(), input.size());
    }
    return 0;
}
