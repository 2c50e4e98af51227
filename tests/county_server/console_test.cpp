// The page of the staff as files, served from memory: what a browser may do with it, and what cannot be asked
// for.
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "county_support/county_process.hpp"

using namespace liaison::testing;

namespace {

// A console as its build leaves it, and beside it what nobody may have.
struct Built {
    TemporaryFolder folder;
    std::string console = folder.path() / "console";

    Built() {
        write("secret.txt", "a secret");
        write("console/index.html",
              "<!doctype html><script type=\"module\" src=\"/assets/page-1.js\"></script>");
        write("console/assets/page-1.js", script());
        write("console/assets/page-2.css", "body { margin: 0 }");
    }
    void write(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories((folder.path() / name).parent_path());
        std::ofstream(folder.path() / name) << content;
    }
    static std::string script() { return std::string(5'000, ' ') + "show()"; }
};

} // namespace

TEST_CASE("the page may run its own scripts and nothing else, and may not be framed") {
    const Built built;
    CountyProcess county;
    county.start({"--console", built.console});
    const auto page = county.client()->Get("/");
    REQUIRE(page);
    CHECK(page->status == 200);
    CHECK(page->get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK(page->get_header_value("Cache-Control") == "no-store");
    const std::string policy = page->get_header_value("Content-Security-Policy");
    for (const char* part : {"default-src 'none'", "script-src 'self'", "style-src 'self'",
                             "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"}) {
        INFO(part);
        CHECK(policy.find(part) != std::string::npos);
    }
    CHECK(policy.find("unsafe") == std::string::npos);
}

TEST_CASE("the page's files never change under their names, and come compressed to who reads that") {
    const Built built;
    CountyProcess county;
    county.start({"--console", built.console});
    const auto client = county.client();
    client->set_decompress(false);
    const auto plain = client->Get("/assets/page-1.js", httplib::Headers{{"Accept-Encoding", "identity"}});
    REQUIRE(plain);
    CHECK(plain->body == Built::script());
    CHECK(plain->get_header_value("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(plain->get_header_value("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(plain->get_header_value("X-Content-Type-Options") == "nosniff");
    const auto small = client->Get("/assets/page-1.js", httplib::Headers{{"Accept-Encoding", "br, gzip"}});
    CHECK(small->get_header_value("Content-Encoding") == "gzip");
    CHECK(small->get_header_value("Vary") == "Accept-Encoding");
    CHECK(small->body.size() < 200);
    client->set_decompress(true);
    CHECK(client->Get("/assets/page-1.js")->body == Built::script());
    CHECK(client->Get("/assets/page-2.css")->get_header_value("Content-Type") == "text/css; charset=utf-8");
}

TEST_CASE("nothing outside the page's folder can be asked for, nor what comes there later") {
    const Built built;
    CountyProcess county;
    county.start({"--console", built.console});
    built.write("console/assets/later.js", "later()");
    const auto client = county.client();
    client->set_url_encode(false); // as it stands here
    for (const char* path :
         {"/secret.txt", "/../secret.txt", "/assets/../../secret.txt", "/assets/..%2f..%2fsecret.txt",
          "/assets/%2e%2e/%2e%2e/secret.txt", "/assets/..\\..\\secret.txt", "/assets/", "/assets/later.js",
          "/assets//page-1.js", "/assets/page-1.js/", "/index.html", "/nowhere"}) {
        INFO(path);
        const auto answer = client->Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 404);
        CHECK(answer->body.find("secret") == std::string::npos);
    }
}

TEST_CASE("a folder without a page, or with what no page has, stops the server before it begins") {
    const Built built;
    const CountyProcess county;
    const auto serve = [&] {
        return county.run({"serve", "--listen", "127.0.0.1:0", "--console", built.console});
    };
    built.write("console/assets/page.php", "?");
    CHECK(serve().exit_code != 0);
    std::filesystem::remove(built.folder.path() / "console/assets/page.php");
    std::filesystem::remove(built.folder.path() / "console/index.html");
    const auto refused = serve();
    CHECK(refused.exit_code != 0);
    CHECK(refused.errors.find("index.html is missing") != std::string::npos);
}
