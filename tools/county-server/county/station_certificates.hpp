// Which machine is which station: one-time codes that staff give out, and the certificates that stations have
// for them.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "county/certificate.hpp"
#include "county/database.hpp"
#include "domain/time.hpp"

namespace liaison::county {

enum class EnrolmentRefusal {
    code,    // not one that was given out, or used for another key, or too old: nobody is told which
    request, // not a request for a certificate
};

struct EnrolledStation {
    std::string station;
    std::string certificate; // PEM
    bool again = false;      // its answer was lost: it was issued before
};

class StationCertificates {
public:
    StationCertificates(Database& database, Identity authority)
        : database_(database), authority_(std::move(authority)) {}

    // "ABCDE-FGHJK-LMNPQ": 73 random bits without letters that look alike. Makes the station where it is not
    // known. The codes that it had before are worth nothing any more. Only a hash is kept.
    std::string new_code(const std::string& station, std::chrono::hours lifetime, domain::WallTime now);

    // A code is good for one certificate. Whoever types it may leave out dashes and use small letters. Where
    // the answer was lost, the same code with a request for the same key gives the same certificate, as long as
    // the code would have been good.
    tl::expected<EnrolledStation, EnrolmentRefusal> enrol(const std::string& code, const std::string& request,
                                                          domain::WallTime now);

    // Another one for a station that has one, which stays good. Nothing: not a request for a certificate.
    std::optional<std::string> renew(const std::string& station, const std::string& request,
                                     domain::WallTime now);

    // A certificate that the county issued, whose chain the connection has checked, is not revoked since, and
    // has not run out.
    bool is_good(const std::string& station, const std::string& serial, domain::WallTime now);

    // All that the station has, and its codes. Gives how many certificates.
    std::int64_t revoke(const std::string& station, domain::WallTime now);

private:
    Database& database_;
    Identity authority_;
};

} // namespace liaison::county
