#include "county/staff_guard.hpp"

#include "county/random.hpp"
#include "domain/pin.hpp"

namespace liaison::county {

namespace {

constexpr std::chrono::minutes proof_lasts{10}; // a page makes several requests, each with the password
constexpr std::size_t longest_password = 200;

struct Credentials {
    std::string name;
    std::string password;
};

std::optional<Credentials> credentials_of(const Request& request) {
    const std::string header = request.get_header_value("Authorization");
    constexpr std::string_view scheme = "Basic ";
    if (!header.starts_with(scheme)) return std::nullopt;
    const auto bytes = domain::from_base64(std::string_view(header).substr(scheme.size()));
    if (!bytes) return std::nullopt;
    const std::string text(bytes->begin(), bytes->end());
    const auto colon = text.find(':');
    if (colon == std::string::npos || text.size() > longest_password) return std::nullopt;
    return Credentials{text.substr(0, colon), text.substr(colon + 1)};
}

} // namespace

StaffGuard::StaffGuard(Accounts& accounts)
    : accounts_(accounts), key_(random_bytes(32)), nobodys_hash_(domain::hash_pin(new_token(), random16())) {}

Admission StaffGuard::admit(const Request& request, domain::WallTime now) {
    if (const auto wait = limiter_.must_wait(request.remote_address, now))
        return {.staff = "", .status = 429, .error = "too many wrong passwords", .retry_after = wait->count()};
    const auto credentials = credentials_of(request);
    if (!credentials) return {.staff = "", .status = 401, .error = "name and password are needed"};
    if (!password_fits(credentials->name, credentials->password, now)) {
        limiter_.failed(request.remote_address, now);
        return {.staff = "", .status = 401, .error = "wrong name or password"};
    }
    limiter_.succeeded(request.remote_address);
    return {.staff = credentials->name, .status = 200, .error = ""};
}

bool StaffGuard::password_fits(const std::string& name, const std::string& password, domain::WallTime now) {
    const auto stored = accounts_.password_hash(name);
    const std::string& hash =
        stored ? *stored : nobodys_hash_; // an unknown name takes as long as a wrong password
    const std::string proof = hmac_hex(key_, "proof\n" + hash + "\n" + name + "\n" + password);
    const std::lock_guard lock(mutex_);
    std::erase_if(proven_, [&](const auto& entry) { return entry.second <= now; });
    if (proven_.contains(proof)) return true;
    if (!domain::pin_matches(password, hash) || !stored) return false;
    proven_[proof] = now + proof_lasts;
    return true;
}

std::string StaffGuard::form_token(const std::string& staff) const {
    return hmac_hex(key_, "form\n" + staff);
}

bool StaffGuard::comes_from_our_pages(const Request& request) {
    const std::string site = request.get_header_value("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string origin = request.get_header_value("Origin");
    return origin.empty() || origin == "https://" + request.get_header_value("Host");
}

} // namespace liaison::county
