// bench-decode [--quick]   reads the rendered camera set with our decoder, with ZXing-cpp as the system has it
// (the best fixed options for it: QR codes only, all of its own tries on) and with zbar. One line of JSON a
// figure, as tools/bench reads them; the pictures of each kind on standard error.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
// Before ZXing-cpp, which has a macro of the name of a class of zbar.
#include <zbar.h>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include "code-pictures/camera_set.hpp"
#include "drivers/code_picture/picture_decoder.hpp"

namespace {

using drivers::GreyView;
using Texts = std::vector<std::string>;

Texts by_us(const GreyView& picture) {
    Texts texts;
    for (const auto& code : drivers::decode_picture(picture, drivers::CodeFormats::qr_only))
        texts.push_back(code.text);
    return texts;
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

struct Reader {
    std::string name;
    std::function<Texts(const GreyView&)> read;
    std::array<int, code_pictures::severities> pictures{}; // of which a code was read
    std::array<std::vector<double>, code_pictures::severities> milliseconds{};

    int total() const { return pictures[0] + pictures[1] + pictures[2]; }
};

// Of the processor, not of the wall: other programs run beside.
double processor_ms() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void read_all(std::array<Reader, 3>& readers, const code_pictures::Shot& shot) {
    const auto picture = code_pictures::render(shot.scene);
    const auto at = static_cast<std::size_t>(shot.severity);
    for (auto& reader : readers) {
        const double start = processor_ms();
        const Texts texts = reader.read(picture.view());
        reader.milliseconds[at].push_back(processor_ms() - start);
        const bool right = std::any_of(texts.begin(), texts.end(),
                                       [&shot](const std::string& text) { return shot.shows(text); });
        reader.pictures[at] += right ? 1 : 0;
    }
}

void tell(const std::string& name, double value, const std::string& unit, const std::string& peer,
          double peer_value, const std::string& target) {
    nlohmann::ordered_json line{
        {"name", name}, {"value", value}, {"unit", unit}, {"peer", peer}, {"peer_value", peer_value}};
    if (!target.empty()) line["target"] = target;
    std::puts(line.dump().c_str());
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

} // namespace

int main(int argc, char** argv) {
    const unsigned each = argc > 1 && std::string(argv[1]) == "--quick" ? 2 : 8;
    std::array<Reader, 3> readers;
    readers[0] = {"ours", by_us, {}, {}};
    readers[1] = {zxing_name(), by_zxing, {}, {}};
    readers[2] = {"zbar", by_zbar, {}, {}};
    for (const auto& kind : code_pictures::kinds())
        for (int severity = 0; severity < code_pictures::severities; ++severity) {
            for (unsigned number = 0; number < each; ++number)
                read_all(readers, code_pictures::make_shot(kind, severity, number));
            std::fprintf(stderr, "%s %d: %d %d %d\n", kind.c_str(), severity, readers[0].total(),
                         readers[1].total(), readers[2].total());
        }
    for (std::size_t at = 0; at < code_pictures::severities; ++at)
        for (const auto& peer : {readers[1], readers[2]}) {
            const std::string severity = ", severity " + std::to_string(at + 1);
            tell("pictures read" + severity, readers[0].pictures[at],
                 "of " + std::to_string(readers[0].milliseconds[at].size()), peer.name, peer.pictures[at],
                 "ratio >= 1.01");
            tell("processor time a picture" + severity, mean(readers[0].milliseconds[at]), "ms", peer.name,
                 mean(peer.milliseconds[at]), "");
        }
    return 0;
}
