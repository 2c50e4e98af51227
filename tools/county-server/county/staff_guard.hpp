// Lets the county's staff in: name and password over TLS, with guessing slowed down, and no request that
// another web site made their browser send.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "county/accounts.hpp"
#include "county/attempt_limiter.hpp"
#include "county/http/message.hpp"
#include "domain/bytes.hpp"

namespace liaison::county {

struct Admission {
    std::string staff;            // who it is; empty: refused
    int status = 200;             // of the refusal
    std::string error;            // of the refusal
    std::int64_t retry_after = 0; // seconds, where the status is 429
};

class StaffGuard {
public:
    explicit StaffGuard(Accounts& accounts);

    Admission admit(const Request& request, domain::WallTime now);

    // Goes into every form; a request that changes something through a form must bring it back.
    std::string form_token(const std::string& staff) const;

    // For requests that change something: the browser says that one of our own pages sent it, or it is no
    // browser.
    static bool comes_from_our_pages(const Request& request);

private:
    bool password_fits(const std::string& name, const std::string& password, domain::WallTime now);

    Accounts& accounts_;
    AttemptLimiter limiter_;
    domain::Bytes key_; // of this run of the program
    std::string nobodys_hash_;
    std::mutex mutex_; // one scrypt at a time: it costs 16 MiB; guards proven_ as well
    std::map<std::string, domain::WallTime> proven_; // keyed hash of name, password and its hash -> until when
};

} // namespace liaison::county
