// scan-image FILE...   reads the codes in pictures, by the decoder of the camera's frames with the effort that
// a still is worth; for each file one line of JSON on standard output:
//   {"file": ..., "codes": [{"format": ..., "text": ...}], "ms": ...}        "error" beside it where the file
//   is none; ms: processor time from the grey picture in memory to the codes, in milliseconds. All of it is
//   one thread's. Loading the file and turning it grey are not in it, nor is waiting while others compute
// Exit code 0 if all files were pictures, 1 if one could not be loaded, 2 for wrong usage.
#include <ctime>
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/code_picture/picture_decoder.hpp"

namespace {

using Json = nlohmann::ordered_json;

double processor_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// The order of keys is the order of reading.
Json scan(const std::string& path, bool& loaded) {
    Json line{{"file", path}, {"codes", Json::array()}};
    const auto picture = drivers::load_picture(path);
    loaded = picture.has_value();
    const double start = processor_ms();
    if (loaded) {
        for (const auto& code : drivers::decode_picture(picture->view(), drivers::CodeFormats::all))
            line["codes"].push_back({{"format", code.format}, {"text", code.text}});
    } else {
        line["error"] = picture.error();
    }
    line["ms"] = static_cast<double>(static_cast<long>((processor_ms() - start) * 100)) / 100;
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
