#include "county/staff_guard.hpp"

#include "county/random.hpp"
#include "county/totp.hpp"
#include "domain/pin.hpp"

namespace liaison::county {

namespace {

constexpr std::int64_t most_of_name = 10; // failures within AttemptLimiter::window
constexpr std::int64_t most_of_all = 300;
constexpr const char* of_all = "sign in of all";
constexpr std::size_t longest_password = 200;
// The prefix has browsers take it only over TLS, for this very host and all of its paths (RFC
// 6265bis, 4.1.3.2).
constexpr const char* cookie_name = "__Host-county";
constexpr const char* cookie_rules = "; Path=/; Secure; HttpOnly; SameSite=Strict";

std::string csrf_of(const std::string& token) {
    return hmac_hex(domain::Bytes(token.begin(), token.end()), "csrf");
}

SignedIn refused(int status, const std::string& error, std::int64_t retry_after = 0) {
    return {.token = "", .member = {}, .status = status, .error = error, .retry_after = retry_after};
}

// Once a program: it takes as long as a sign-in.
const std::string& hash_of_nobody() {
    static const std::string hash = domain::hash_pin(new_token(), random16());
    return hash;
}

} // namespace

StaffGuard::StaffGuard(StaffBook& staff, AttemptLimiter& attempts)
    : staff_(staff), attempts_(attempts), nobodys_hash_(hash_of_nobody()) {}

SignedIn StaffGuard::sign_in(const SignIn& wish, domain::WallTime now) {
    const std::string of_name = "sign in of " + wish.name;
    auto wait = attempts_.must_wait(of_name, most_of_name, now);
    if (!wait) wait = attempts_.must_wait(of_all, most_of_all, now);
    if (wait) return refused(429, "too many wrong passwords", wait->count());
    if (!hashing_.try_acquire()) return refused(429, "others sign in at this moment", 1);
    bool is_proven = false;
    try {
        is_proven = proves_itself(wish, now);
    } catch (...) {
        hashing_.release();
        throw;
    }
    hashing_.release();
    if (!is_proven) {
        attempts_.failed(of_name, now);
        attempts_.failed(of_all, now);
        return refused(401, "wrong name, password or one-time password");
    }
    attempts_.succeeded(of_name);
    const std::string token = staff_.begin_session(wish.name, now);
    return {.token = token,
            .member = {wish.name, staff_.find(wish.name).value_or(StaffAccount{}).role, csrf_of(token)},
            .error = ""};
}

// Whatever is wrong, it takes as long, and the answer is the same.
bool StaffGuard::proves_itself(const SignIn& wish, domain::WallTime now) {
    const auto account = staff_.find(wish.name);
    const std::string password = wish.password.substr(0, longest_password + 1);
    const bool fits = domain::pin_matches(password, account ? account->password_hash : nobodys_hash_);
    if (!account || !fits || password.size() > longest_password) return false;
    if (!account->totp_secret) return true;
    const auto step = matching_totp_step(*account->totp_secret, wish.totp, now);
    return step && staff_.use_totp_step(wish.name, *step);
}

std::optional<Member> StaffGuard::member_of(const Request& request, domain::WallTime now) {
    const std::string token = request.cookie(cookie_name);
    if (token.empty()) return std::nullopt;
    const auto account = staff_.in_session(token, now);
    if (!account) return std::nullopt;
    return Member{account->name, account->role, csrf_of(token)};
}

void StaffGuard::sign_out(const Request& request) {
    if (const std::string token = request.cookie(cookie_name); !token.empty()) staff_.end_session(token);
}

std::string StaffGuard::cookie(const std::string& token) {
    return std::string(cookie_name) + "=" + token + cookie_rules;
}

std::string StaffGuard::no_cookie() {
    return std::string(cookie_name) + "=" + cookie_rules + "; Max-Age=0";
}

bool StaffGuard::comes_from_our_pages(const Request& request) {
    const std::string site = request.get_header_value("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string origin = request.get_header_value("Origin");
    return origin.empty() || origin == "https://" + request.get_header_value("Host");
}

bool StaffGuard::brings_token(const Request& request, const Member& member) {
    return equal_in_constant_time(request.get_header_value("X-CSRF-Token"), member.csrf);
}

} // namespace liaison::county
