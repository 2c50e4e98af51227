// scan-image FILE...   reads the codes in pictures; for each file one line of JSON on standard output:
//   {"file": ..., "codes": [{"format": ..., "text": ...}], "ms": ...}        "error" beside it where the file
//   is none; ms is the time for finding the codes, without that for loading the file
// Exit code 0 if all files were pictures, 1 if one could not be loaded, 2 for wrong usage.
#include <chrono>
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/code_picture/picture_decoder.hpp"

namespace {

using Json = nlohmann::ordered_json;

// The order of keys is the order of reading.
Json scan(const std::string& path, bool& loaded) {
    Json line{{"file", path}, {"codes", Json::array()}};
    const auto picture = drivers::load_picture(path);
    loaded = picture.has_value();
    const auto start = std::chrono::steady_clock::now();
    if (loaded) {
        for (const auto& code : drivers::decode_picture(picture->view(), drivers::CodeFormats::all))
            line["codes"].push_back({{"format", code.format}, {"text", code.text}});
    } else {
        line["error"] = picture.error();
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    line["ms"] = static_cast<double>(static_cast<long>(took.count() * 100)) / 100;
    return line;
}

Json scan_without_fail(const std::string& path, bool& loaded) {
    try {
        return scan(path, loaded);
    } catch (const std::exception& trouble) {
        loaded = false;
        return {{"file", path}, {"codes", Json::array()}, {"error", trouble.what()}, {"ms", 0}};
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: scan-image FILE...\n";
        return 2;
    }
    bool all_loaded = true;
    for (int index = 1; index < argc; ++index) {
        bool loaded = false;
        const Json line = scan_without_fail(argv[index], loaded);
        all_loaded = all_loaded && loaded;
        // A file name need not be UTF-8; JSON has to be.
        std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
    }
    return all_loaded ? 0 : 1;
}
