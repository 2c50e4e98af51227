#include "county/console_files.hpp"

#include <stdexcept>

#include "county/answers.hpp"
#include "county/files.hpp"
#include "county/http/gzip.hpp"

namespace liaison::county {

namespace {

constexpr std::size_t most_files = 1'000;
constexpr std::size_t most_bytes = 64U * 1024 * 1024;

// What the build makes; anything else would be a mistake of it.
std::string media_type(const std::filesystem::path& file) {
    static const std::map<std::string, std::string> types{{".js", "text/javascript; charset=utf-8"},
                                                          {".css", "text/css; charset=utf-8"},
                                                          {".svg", "image/svg+xml"},
                                                          {".txt", "text/plain; charset=utf-8"},
                                                          {".png", "image/png"},
                                                          {".jpg", "image/jpeg"},
                                                          {".woff2", "font/woff2"}};
    const auto type = types.find(file.extension().string());
    if (type == types.end())
        throw std::runtime_error("the console has a file of no known type: " + file.string());
    return type->second;
}

} // namespace

ConsoleFiles::ConsoleFiles(const std::filesystem::path& folder) {
    const auto page = folder / "index.html";
    if (!std::filesystem::is_regular_file(page))
        throw std::runtime_error("there is no console in " + folder.string() + ": index.html is missing");
    page_ = read_file(page);
    std::size_t bytes = page_.size();
    for (const auto& entry : std::filesystem::directory_iterator(folder / "assets")) {
        if (!entry.is_regular_file()) continue;
        bytes += entry.file_size();
        if (assets_.size() == most_files || bytes > most_bytes)
            throw std::runtime_error(folder.string() + " holds more than a console can be");
        std::string content = read_file(entry.path());
        std::string small = compressed(content);
        assets_[entry.path().filename().string()] = {std::move(content), std::move(small),
                                                     media_type(entry.path())};
    }
}

void ConsoleFiles::add_routes(Router& router) const {
    router.get("/", [this](const Request&, Response& response) { show_page(response); });
    router.get("/assets/{name}",
               [this](const Request& request, Response& response) { show_asset(request, response); });
}

// The page names its assets, so it is asked for anew each time.
void ConsoleFiles::show_page(Response& response) const {
    if (page_.empty()) return answer_error(response, 404, "the console is not installed with this server");
    response.set_content(page_, html_type);
}

// The same for everybody, and without a secret in it: compressed where the browser reads that.
void ConsoleFiles::show_asset(const Request& request, Response& response) const {
    const auto file = assets_.find(request.matches[1]);
    if (file == assets_.end()) return answer_error(response, 404, "no such file");
    response.set_header("Cache-Control", "public, max-age=31536000, immutable");
    response.set_header("Vary", "Accept-Encoding");
    const bool reads_gzip = request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
    if (reads_gzip) response.set_header("Content-Encoding", "gzip");
    response.set_content(reads_gzip ? file->second.compressed : file->second.content, file->second.type);
}

} // namespace liaison::county
