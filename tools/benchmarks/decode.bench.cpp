// bench-decode [--quick]   reads the rendered camera set with our decoder, with ZXing-cpp as the system has it
// (the best fixed options for it: QR codes only, all of its own tries on) and with zbar, and frames of a
// camera. One line of JSON a figure, as tools/bench reads them; the pictures of each kind on standard error.
// Times are of the thread's processor, not of the wall: other programs run beside.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
// Before ZXing-cpp, which has a macro of the name of a class of zbar.
#include <zbar.h>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include "benchmarks/lines.hpp"
#include "code-pictures/camera_set.hpp"
#include "drivers/code_picture/picture_decoder.hpp"

namespace {

using drivers::GreyView;
using liaison::benchmarks::tell;
using Texts = std::vector<std::string>;

Texts texts_of(const std::vector<drivers::DecodedCode>& codes) {
    Texts texts;
    for (const auto& code : codes)
        texts.push_back(code.text);
    return texts;
}

Texts by_us(const GreyView& picture) {
    return texts_of(drivers::decode_picture(picture, drivers::CodeFormats::qr_only));
}

std::string zxing_name() {
    return "ZXing-cpp " + std::to_string(ZXING_VERSION_MAJOR) + '.' + std::to_string(ZXING_VERSION_MINOR);
}

Texts by_zxing(const GreyView& picture) {
#if ZXING_VERSION_MAJOR >= 2
    ZXing::ReaderOptions options;
#else
    ZXing::DecodeHints options;
#endif
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    Texts texts;
    for (const auto& code : ZXing::ReadBarcodes(
             {picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.stride}, options))
        texts.push_back(code.text());
    return texts;
}

Texts by_zbar(const GreyView& picture) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    const auto size = static_cast<unsigned long>(picture.width) * static_cast<unsigned long>(picture.height);
    zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                      picture.pixels, size);
    scanner.scan(image);
    Texts texts;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
        texts.push_back(symbol->get_data());
    return texts;
}

double processor_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Figures {
    int pictures = 0; // of which a code was read
    int codes = 0;
    int wrong = 0; // texts that no code of the picture has
    double milliseconds = 0;

    void add(const Figures& more) {
        pictures += more.pictures;
        codes += more.codes;
        wrong += more.wrong;
        milliseconds += more.milliseconds;
    }
};

struct Reader {
    std::string name;
    std::function<Texts(const GreyView&)> read;
    std::array<Figures, code_pictures::severities> by_severity{};

    Figures total() const {
        Figures sum;
        for (const auto& figures : by_severity)
            sum.add(figures);
        return sum;
    }
};

Figures measured(const Reader& reader, const code_pictures::Shot& shot, const GreyView& picture) {
    const double start = processor_ms();
    const Texts texts = reader.read(picture);
    Figures figures;
    figures.milliseconds = processor_ms() - start;
    const std::set<std::string> different(texts.begin(), texts.end());
    for (const auto& text : different)
        ++(shot.shows(text) ? figures.codes : figures.wrong);
    figures.pictures = figures.codes > 0 ? 1 : 0;
    return figures;
}

void read_kind(std::array<Reader, 3>& readers, const std::string& kind, int severity, unsigned each) {
    std::array<Figures, 3> sums{};
    for (unsigned number = 0; number < each; ++number) {
        const auto shot = code_pictures::make_shot(kind, severity, number);
        const auto picture = code_pictures::render(shot.scene);
        for (std::size_t at = 0; at < readers.size(); ++at)
            sums[at].add(measured(readers[at], shot, picture.view()));
    }
    std::fprintf(stderr, "%-13s %d of %u:", kind.c_str(), severity + 1, each);
    for (std::size_t at = 0; at < readers.size(); ++at) {
        readers[at].by_severity[static_cast<std::size_t>(severity)].add(sums[at]);
        std::fprintf(stderr, "   %s %d (%.1f ms)", readers[at].name.c_str(), sums[at].pictures,
                     sums[at].milliseconds / each);
    }
    std::fputc('\n', stderr);
}

void tell_the_set(const std::array<Reader, 3>& readers, std::size_t pictures_a_severity) {
    const Reader& ours = readers[0];
    const std::string of = "of " + std::to_string(pictures_a_severity);
    for (std::size_t at = 0; at < code_pictures::severities; ++at)
        for (const auto& peer : {readers[1], readers[2]})
            tell("pictures read, severity " + std::to_string(at + 1), ours.by_severity[at].pictures, of,
                 {peer.name, static_cast<double>(peer.by_severity[at].pictures)}, "ratio >= 1.01");
    const auto pictures = static_cast<double>(pictures_a_severity * code_pictures::severities);
    for (const auto& peer : {readers[1], readers[2]}) {
        tell("codes read", ours.total().codes, "codes", {peer.name, static_cast<double>(peer.total().codes)},
             "ratio >= 1.01");
        tell("processor time a picture", ours.total().milliseconds / pictures, "ms",
             {peer.name, peer.total().milliseconds / pictures}, "ratio <= 2");
    }
    tell("texts that no picture shows", ours.total().wrong, "texts", {}, "value <= 0");
}

// Each kind of try on each frame.
void tell_frames(bool with_code, unsigned count) {
    double sum = 0;
    double slowest = 0;
    int read = 0;
    constexpr unsigned turns = 4;
    for (unsigned number = 0; number < count; ++number) {
        const auto picture = code_pictures::render(code_pictures::make_frame(with_code, number).scene);
        for (unsigned turn = 0; turn < turns; ++turn) {
            const double start = processor_ms();
            read += drivers::decode_frame(picture.view(), turn).empty() ? 0 : 1;
            const double took = processor_ms() - start;
            sum += took;
            slowest = std::max(slowest, took);
        }
    }
    const std::string name = with_code ? "720p frame with a code" : "720p frame without a code";
    const std::string target = with_code ? "value <= 25" : "value <= 12";
    tell(name + ", mean", sum / (count * turns), "ms", {}, target);
    tell(name + ", slowest", slowest, "ms", {}, target);
    if (with_code) tell("720p frames read", 100.0 * read / (count * turns), "%", {}, "value >= 80");
}

} // namespace

int main(int argc, char** argv) {
    const unsigned each = liaison::benchmarks::is_quick(argc, argv) ? 2 : 8;
    std::array<Reader, 3> readers;
    readers[0] = {"ours", by_us, {}};
    readers[1] = {zxing_name(), by_zxing, {}};
    readers[2] = {"zbar", by_zbar, {}};
    for (const auto& kind : code_pictures::kinds())
        for (int severity = 0; severity < code_pictures::severities; ++severity)
            read_kind(readers, kind, severity, each);
    tell_the_set(readers, code_pictures::kinds().size() * each);
    tell_frames(false, 3 * each);
    tell_frames(true, 3 * each);
    return 0;
}
