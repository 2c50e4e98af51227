#include "county/totp.hpp"

#include <fmt/format.h>
#include <oath.h>

#include "county/random.hpp"

namespace liaison::county {

namespace {

// Of a URL: what is not a letter, a digit or one of -._~ is percent-encoded (RFC 3986, 2.3).
std::string percent_encoded(const std::string& text) {
    std::string encoded;
    for (const char c : text) {
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              c == '-' || c == '.' || c == '_' || c == '~';
        encoded += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

} // namespace

std::string new_totp_secret() {
    constexpr std::size_t bytes = 20; // that many HMAC-SHA-1 has (RFC 4226, 4)
    return domain::to_base32(random_bytes(bytes));
}

std::string totp_uri(const std::string& name, const std::string& secret) {
    return fmt::format("otpauth://totp/county:{}?secret={}&issuer=county&algorithm=SHA1&digits=6&period=30",
                       percent_encoded(name), secret);
}

std::optional<std::int64_t> matching_totp_step(const std::string& secret, const std::string& digits,
                                               domain::WallTime now) {
    constexpr unsigned int step_s = 30;
    constexpr std::size_t window = 1;
    const auto key = domain::from_base32(secret);
    if (!key || digits.size() != 6 || digits.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    int distance = 0;
    std::uint64_t step = 0;
    const int found =
        oath_totp_validate3(reinterpret_cast<const char*>(key->data()), key->size(), seconds, step_s,
                            OATH_TOTP_DEFAULT_START_TIME, window, &distance, &step, digits.c_str());
    return found < 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(step));
}

} // namespace liaison::county
