// What proves to the county that this is its station: a key that is made here and never leaves the machine, and
// the county's certificate for it. Both lie in one file, PEM, for its owner only, replaced as a whole.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "domain/time.hpp"

namespace liaison::sync {

// A P-256 key (PKCS#8) and the request for its certificate (PKCS#10, RFC 2986), both PEM.
struct KeyAndRequest {
    std::string key;
    std::string request;
};

// Throws std::runtime_error where OpenSSL cannot.
KeyAndRequest make_key_and_request(const std::string& station_id);

// Those that wait in `file` (for its owner only) for the county's answer, or new ones, which are there on disk
// when this returns: whose answer is lost asks again with the same. Errors: one sentence, the disk. Throws
// std::runtime_error where OpenSSL cannot.
tl::expected<KeyAndRequest, std::string> waiting_key_and_request(const std::filesystem::path& file,
                                                                 const std::string& station_id);

// Errors: one sentence. The certificate has to be for that key.
tl::expected<void, std::string> store_identity(const std::filesystem::path& file, const std::string& key,
                                               const std::string& certificate);

struct CertificateSpan {
    domain::WallTime begin, end;
};
tl::expected<CertificateSpan, std::string> certificate_span(const std::filesystem::path& file);

// Half of its time is over: early enough to try for weeks.
bool renewal_is_due(const CertificateSpan& span, domain::WallTime county_time);

} // namespace liaison::sync
