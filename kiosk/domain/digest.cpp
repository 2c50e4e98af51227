#include "domain/digest.hpp"

#include <stdexcept>

#include <openssl/evp.h>

#include "domain/bytes.hpp"

namespace liaison::domain {

namespace {

constexpr std::size_t digest_size = 32;

} // namespace

std::string sha256_hex(std::string_view bytes) {
    Bytes digest(digest_size);
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return to_hex(digest);
}

bool is_sha256_hex(std::string_view text) {
    return text.size() == 2 * digest_size &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace liaison::domain
