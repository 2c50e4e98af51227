// Whom a client's certificate names.
#pragma once

#include <optional>
#include <string>

#include <openssl/ssl.h>

namespace liaison::county {

struct ClientCertificate {
    std::string station; // the subject's common name
    std::string serial;  // hex in lower case
};

// After the handshake. Nothing: none was shown, or it is not one for a client that the authority issued and
// that is valid today.
std::optional<ClientCertificate> client_certificate(const SSL* connection);

} // namespace liaison::county
