#include "county/http/client_certificate.hpp"

#include <memory>

#include <openssl/x509.h>

#include "county/certificate.hpp"

namespace liaison::county {

std::optional<ClientCertificate> client_certificate(const SSL* connection) {
    const X509* certificate = SSL_get0_peer_certificate(connection);
    if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return std::nullopt;
    return ClientCertificate{.station = common_name(certificate), .serial = serial_number(certificate)};
}

} // namespace liaison::county
