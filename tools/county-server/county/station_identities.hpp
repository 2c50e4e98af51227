// How a machine becomes a station: a code that is good for one time, and certificates.
#pragma once

#include <chrono>
#include <string>

#include <tl/expected.hpp>

#include "county/certificate.hpp"
#include "county/database.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct EnrolmentCode {
    std::string text; // "7KQ2M-X4HTB-9RWCF": 75 random bits, said once and kept as a hash
    domain::WallTime expires;
};

struct Enrolled {
    std::string station;
    std::string certificate; // PEM
};

struct NotEnrolled {
    enum class Why {
        wrong_code, // unknown, used or too old: whoever asks does not learn which
        wrong_request,
        too_many, // certificates of this station are valid already
    };
    Why why;
    std::string text;
};

class StationIdentities {
public:
    StationIdentities(Database& database, Identity authority)
        : database_(database), authority_(std::move(authority)) {}

    static constexpr std::chrono::days usual_lifetime{180};
    static constexpr std::int64_t most_certificates = 20; // of one station that are valid at once
    void set_lifetime(std::chrono::days lifetime) { lifetime_ = lifetime; }

    // Makes the station where there is none. Earlier codes of the station are worth nothing any more.
    EnrolmentCode new_code(const std::string& station, std::chrono::hours valid, domain::WallTime now);

    // The same key with the same code within an hour gets the same certificate: the answer may have been lost.
    tl::expected<Enrolled, NotEnrolled> enrol(const std::string& code, const std::string& request_pem,
                                              domain::WallTime now);
    // The certificates before stay valid until they run out.
    tl::expected<Enrolled, NotEnrolled> renew(const std::string& station, const std::string& request_pem,
                                              domain::WallTime now);

    bool is_valid(const std::string& station, const std::string& serial, domain::WallTime now);

    // All certificates of the station, its codes and its token. How many certificates were valid until now.
    std::int64_t revoke(const std::string& station, domain::WallTime now);

private:
    tl::expected<Enrolled, NotEnrolled> issue(soci::session& sql, const std::string& station,
                                              const std::string& request_pem, domain::WallTime now);

    Database& database_;
    Identity authority_;
    std::chrono::days lifetime_ = usual_lifetime;
};

} // namespace liaison::county
