// HTTPS to one server that is known by one certificate authority. Everything libcurl is behind this header.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/time.hpp"
#include "sync/wire.hpp"

namespace liaison::sync {

struct HttpClientSettings {
    std::string base_url;       // "https://host:port", no slash at the end; nothing but https is spoken
    std::string ca_certificate; // PEM file: the only authority that is believed, the system's are not
    std::filesystem::path identity =
        {}; // PEM file with the key and certificate that are shown; missing: none is
    // A moment that is not later than now, by the county's clock; nothing: not known. Where the machine's clock
    // says that the county's certificate is not valid yet or no longer, it is judged by this one: a wrong clock
    // cuts nobody off.
    std::function<std::optional<domain::WallTime>()> last_county_time = {};
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::seconds low_speed_timeout{30}; // less than one byte a second for so long
    std::chrono::milliseconds total_timeout{120'000};
    std::size_t most_response_bytes = 6 * 1024 * 1024;
};

// One connection, kept open between requests. Construction does nothing but remember the settings. All calls
// but abort() come from one thread.
class HttpClient : public Wire {
public:
    explicit HttpClient(HttpClientSettings settings);
    ~HttpClient() override;
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // Redirections are not followed: they come back as their status.
    tl::expected<HttpAnswer, TransferError> get(const std::string& path) override;
    tl::expected<HttpAnswer, TransferError> get_range(const std::string& path, std::int64_t first_byte,
                                                      std::int64_t bytes) override;
    // Compressed (RFC 9110, 8.4.1.3: gzip) where that saves something.
    tl::expected<HttpAnswer, TransferError> post_json(const std::string& path,
                                                      const std::string& json) override;
    tl::expected<HttpAnswer, TransferError> put_bytes(const std::string& path,
                                                      const std::string& bytes) override;
    void abort() override;

private:
    struct Handles;
    struct Content {
        const char* method;
        const char* type;
        const char* encoding; // null: as it is
        const std::string& bytes;
    };
    struct Wish {
        const std::string& path;
        const Content* content = nullptr; // null: GET
        std::string range{};              // "0-1023"; empty: all of it
    };
    tl::expected<HttpAnswer, TransferError> perform(const Wish& wish);
    tl::expected<HttpAnswer, TransferError> transfer(const Wish& wish,
                                                     std::optional<domain::WallTime> judged_at);

    HttpClientSettings settings_;
    std::unique_ptr<Handles> handles_;
};

} // namespace liaison::sync
