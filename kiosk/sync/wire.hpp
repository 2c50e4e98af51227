// Questions to the county and its answers, whatever carries them: HttpClient does so over the network.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

namespace liaison::sync {

struct HttpAnswer {
    long status = 0;
    std::string body;
    std::optional<std::chrono::seconds> retry_after; // only where the server gives seconds, not a date
    std::optional<std::chrono::sys_seconds> date;    // the server's clock, RFC 9110, 6.6.1
};

struct TransferError {
    enum class Kind {
        unreachable, // no address, no connection, or the connection broke off
        tls_refused, // the server's certificate, or a TLS older than 1.3
        timed_out,
        garbled, // what came is not HTTP, or larger than is accepted
        aborted, // by abort()
    };
    Kind kind = Kind::unreachable;
    std::string detail; // for the log; no body
};

// All calls but abort() come from one thread, and return when the answer is there or there will be none.
class Wire {
public:
    virtual ~Wire() = default;

    // `path` begins with a slash.
    virtual tl::expected<HttpAnswer, TransferError> get(const std::string& path) = 0;
    // So many bytes from this one on (RFC 9110, 14): 206 with them, or with fewer where it ends. What knows no
    // ranges gives all of it: 200.
    virtual tl::expected<HttpAnswer, TransferError>
    get_range(const std::string& path, std::int64_t /*first_byte*/, std::int64_t /*bytes*/) {
        return get(path);
    }
    virtual tl::expected<HttpAnswer, TransferError> post_json(const std::string& path,
                                                              const std::string& json) = 0;
    virtual tl::expected<HttpAnswer, TransferError> put_bytes(const std::string& path,
                                                              const std::string& bytes) = 0;

    // From any thread: ends the transfer under way, and every later one, at once. For good.
    virtual void abort() = 0;
};

} // namespace liaison::sync
