// Whatever stands in a request to the county's server: addresses, forms, cookies, compressed bodies.

#include <cstdint>
#include <string_view>

#include "county/http/form.hpp"
#include "county/http/gzip.hpp"
#include "county/http/router.hpp"
#include "expect.hpp"

using namespace liaison::county;

namespace {

void fuzz_address(std::string_view text) {
    static const Router router = [] {
        Router routes;
        routes.get("/api/v1/stations/{station}/opinions/{uuid}/events", {});
        routes.get("/api/v1/staff/{name}", {});
        return routes;
    }();
    const auto path = percent_decoded(text);
    if (!path) return;
    expect(path->size() <= text.size() && path->find('\0') == std::string::npos);
    const auto found = router.find("GET", *path);
    expect(!found.route || found.matches.at(0) == *path);
}

void fuzz_form(std::string_view text) {
    Parameters parameters;
    add_form(text, parameters);
    expect(parameters.size() <= 100);
}

void fuzz_cookie(std::string_view text) {
    Request request;
    request.headers.emplace("cookie", std::string(text));
    expect(request.cookie("__Host-county").size() < text.size() || text.empty());
}

void fuzz_gzip(std::string_view bytes) {
    constexpr std::size_t most = 10'000;
    const auto plain = decompressed(bytes, most);
    expect(!plain || plain->size() <= most);
    if (bytes.size() <= most) expect(decompressed(compressed(bytes), most) == std::string(bytes));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz_address(text);
    fuzz_form(text);
    fuzz_cookie(text);
    fuzz_gzip(text);
    return 0;
}
