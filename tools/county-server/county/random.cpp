#include "county/random.hpp"

#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace liaison::county {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

domain::Bytes random_bytes(std::size_t count) {
    domain::Bytes bytes(count);
    if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1)
        throw std::runtime_error("OpenSSL has no randomness");
    return bytes;
}

domain::Random16 random16() {
    domain::Random16 fixed{};
    const auto bytes = random_bytes(fixed.size());
    std::copy(bytes.begin(), bytes.end(), fixed.begin());
    return fixed;
}

std::string new_uuid() {
    return domain::make_uuid(random16());
}

std::string new_token() {
    return domain::to_hex(random_bytes(32));
}

std::string sha256_hex(std::string_view text) {
    domain::Bytes digest(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
    digest.resize(size);
    return domain::to_hex(digest);
}

std::string hmac_hex(const domain::Bytes& key, std::string_view text) {
    domain::Bytes digest(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(),
              digest.data(), &size))
        throw std::runtime_error("OpenSSL cannot compute HMAC");
    digest.resize(size);
    return domain::to_hex(digest);
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace liaison::county
