// The county's own certificate authority and the certificate of its server. A kiosk believes this authority and
// no other.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <openssl/types.h>
#include <tl/expected.hpp>

namespace liaison::county {

struct Identity {
    std::string certificate_pem;
    std::string key_pem;
};

// EC P-256. Throw std::runtime_error.
Identity make_authority(std::chrono::sys_seconds now); // valid for twenty years
Identity make_server_identity(const Identity& authority, const std::vector<std::string>& hosts,
                              std::chrono::sys_seconds now); // valid for five years

// The certificate names all `hosts` (names or addresses) and is valid for at least another 30 days.
bool certificate_serves(const std::string& certificate_pem, const std::vector<std::string>& hosts,
                        std::chrono::sys_seconds now);

// For a station that holds the private key of the request: a client's, of P-256. Error: what is wrong with the
// request. Throws std::runtime_error: the authority cannot be used.
struct StationCertificate {
    std::string pem;
    std::string serial;   // hex in lower case
    std::string key_hash; // SHA-256 of the public key, hex
    std::chrono::sys_seconds expires;
};
tl::expected<StationCertificate, std::string>
issue_station_certificate(const Identity& authority, const std::string& request_pem, const std::string& station,
                          std::chrono::sys_seconds now, std::chrono::days lifetime);
tl::expected<std::string, std::string> key_hash_of_request(const std::string& request_pem);

std::string common_name(const X509* certificate);   // of its subject; empty: none
std::string serial_number(const X509* certificate); // hex in lower case

} // namespace liaison::county
