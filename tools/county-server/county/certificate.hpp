// The county's own certificate authority and the certificate of its server. A kiosk believes this authority and
// no other.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <openssl/types.h>

namespace liaison::county {

struct Identity {
    std::string certificate_pem;
    std::string key_pem;
};

// EC P-256. Throw std::runtime_error.
Identity make_authority(std::chrono::sys_seconds now); // valid for twenty years
Identity make_server_identity(const Identity& authority, const std::vector<std::string>& hosts,
                              std::chrono::sys_seconds now); // valid for five years

// What a station gets for its request.
struct StationCertificate {
    std::string pem;
    std::string serial; // hex in lower case
    std::chrono::sys_seconds expires;
};
inline constexpr std::chrono::days station_lifetime{180};

// Nothing: it is no PKCS#10 request (RFC 2986, PEM) for a P-256 key that is signed with that key. Whatever else
// it asks for is passed over. Throws std::runtime_error.
std::optional<StationCertificate> make_station_certificate(const Identity& authority,
                                                           const std::string& request_pem,
                                                           const std::string& station,
                                                           std::chrono::sys_seconds now);

// Which key that is, the SHA-256 of its SubjectPublicKeyInfo (RFC 5280) in hex: of a request as above, or
// nothing, and of a certificate that the county issued.
std::optional<std::string> key_of_request(const std::string& request_pem);
std::string key_of_certificate(const std::string& certificate_pem); // throws std::runtime_error

// The certificate names all `hosts` (names or addresses) and is valid for at least another 30 days.
bool certificate_serves(const std::string& certificate_pem, const std::vector<std::string>& hosts,
                        std::chrono::sys_seconds now);

std::string common_name(const X509* certificate);   // of its subject; empty: none
std::string serial_number(const X509* certificate); // hex in lower case

} // namespace liaison::county
