// Lets the county's staff in: name, password and, where the account has it, a one-time password begin a
// session; guessing is slowed down; and no request counts that another web site made their browser send.
#pragma once

#include <semaphore>
#include <string>

#include "county/attempt_limiter.hpp"
#include "county/http/message.hpp"
#include "county/staff_book.hpp"

namespace liaison::county {

// Who sends a request.
struct Member {
    std::string name;
    Role role = Role::viewer;
    std::string csrf; // a request that changes something brings it back in X-CSRF-Token
};

struct SignIn {
    std::string name;
    std::string password;
    std::string totp; // empty: none
};

struct SignedIn {
    std::string token; // of the session; empty: refused
    Member member;
    int status = 201;             // of the refusal
    std::string error;            // of the refusal
    std::int64_t retry_after = 0; // seconds, where the status is 429
};

class StaffGuard {
public:
    StaffGuard(StaffBook& staff, AttemptLimiter& attempts);

    SignedIn sign_in(const SignIn& wish, domain::WallTime now);
    std::optional<Member> member_of(const Request& request, domain::WallTime now);
    void sign_out(const Request& request);

    // For the answer that begins a session, and the one that ends it.
    static std::string cookie(const std::string& token);
    static std::string no_cookie();

    // For requests that change something: the browser says that one of our own pages sent it, or it is no
    // browser.
    static bool comes_from_our_pages(const Request& request);
    // And it brings the session's token, in a header that no form can send.
    static bool brings_token(const Request& request, const Member& member);

private:
    bool proves_itself(const SignIn& wish, domain::WallTime now);

    StaffBook& staff_;
    AttemptLimiter& attempts_;
    std::string nobodys_hash_;
    std::counting_semaphore<2> hashing_{2}; // a hash costs 16 MiB and 50 ms: kiosks go on meanwhile
};

} // namespace liaison::county
