#include "drivers/code_picture/code_library.hpp"

// 1.4 gives text as UTF-8 only when asked before the include.
#define ZX_USE_UTF8 1
#include <exception>

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include "drivers/text/utf8.hpp"

namespace drivers {
namespace {

#if ZXING_VERSION_MAJOR >= 2
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

using ZXing::BarcodeFormat;

ZXing::BarcodeFormats library_formats(CodeFormats formats) {
    if (formats == CodeFormats::qr_only) return BarcodeFormat::QRCode;
    return BarcodeFormat::QRCode | BarcodeFormat::MicroQRCode | BarcodeFormat::DataMatrix |
           BarcodeFormat::Aztec | BarcodeFormat::PDF417 | BarcodeFormat::LinearCodes;
}

Options options(CodeFormats formats) {
    Options chosen;
    chosen.setFormats(library_formats(formats));
    chosen.setTryHarder(true);
    chosen.setTryRotate(true);
    chosen.setTryDownscale(true);
#if ZXING_VERSION_MAJOR >= 2
    // The caller turns pictures itself, the same way for both versions.
    chosen.setTryInvert(false);
    chosen.setTextMode(ZXing::TextMode::Plain);
#endif
    return chosen;
}

} // namespace

namespace {

// 1.4 throws on some codes with sound checks and senseless content.
std::vector<ZXing::Result> read(const GreyView& picture, const Options& options) {
    try {
        return ZXing::ReadBarcodes(
            {picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.stride}, options);
    } catch (const std::exception&) {
        return {};
    }
}

std::vector<DecodedCode> decoded(const std::vector<ZXing::Result>& results) {
    std::vector<DecodedCode> codes;
    for (const auto& found : results) {
        if (!found.isValid()) continue;
        const std::string bytes(found.bytes().begin(), found.bytes().end());
        // Without a named encoding the library guesses, and takes short Chinese UTF-8 for something else.
        const bool plain_utf8 = !found.hasECI() && is_utf8(bytes);
        codes.push_back({ZXing::ToString(found.format()), plain_utf8 ? bytes : found.text(), bytes});
    }
    return codes;
}

} // namespace

std::vector<DecodedCode> find_codes(const GreyView& picture, CodeFormats formats) {
    return decoded(read(picture, options(formats)));
}

std::vector<DecodedCode> read_clean_code(const GreyView& picture) {
    Options chosen = options(CodeFormats::qr_only);
    chosen.setBinarizer(ZXing::Binarizer::GlobalHistogram);
    chosen.setIsPure(true);
    return decoded(read(picture, chosen));
}

} // namespace drivers
