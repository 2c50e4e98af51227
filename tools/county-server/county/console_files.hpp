// The console as its build left it: a page and the files that it loads. All is read when the server starts, so
// that nothing which somebody asks for ever becomes a path of this machine.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "county/http/router.hpp"

namespace liaison::county {

class ConsoleFiles {
public:
    // No page: "/" says that none is installed.
    ConsoleFiles() = default;

    // Reads index.html and the files of assets, which bear a digest of their content in their names. Throws
    // std::runtime_error: there is no page, or more than a page can be (1,000 files, 64 MiB).
    explicit ConsoleFiles(const std::filesystem::path& folder);

    // "/" and "/assets/{name}". These files have to live as long as the router.
    void add_routes(Router& router) const;

private:
    struct File {
        std::string content, compressed; // the second in gzip's frame
        std::string type;                // of media
    };
    void show_page(Response& response) const;
    void show_asset(const Request& request, Response& response) const;

    std::string page_;
    std::map<std::string, File> assets_; // by the name within assets
};

} // namespace liaison::county
