#include "domain/pin.hpp"

#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace liaison::domain {

namespace {

// One fixed cost: a hash with another one is refused, so that no configuration can ask for gigabytes.
constexpr std::string_view prefix = "scrypt$16384$8$1$";
constexpr std::uint64_t cost = 16384, block_size = 8, parallel = 1;
constexpr std::uint64_t memory_limit = std::uint64_t{64} * 1024 * 1024;
constexpr std::size_t hash_size = 32;

Bytes derive(std::string_view pin, const Bytes& salt) {
    Bytes hash(hash_size);
    if (EVP_PBE_scrypt(pin.data(), pin.size(), salt.data(), salt.size(), cost, block_size, parallel,
                       memory_limit, hash.data(), hash.size()) != 1)
        throw std::runtime_error("OpenSSL cannot compute scrypt");
    return hash;
}

struct Parts {
    Bytes salt;
    Bytes hash;
};

std::optional<Parts> parse(std::string_view text) {
    if (!text.starts_with(prefix)) return std::nullopt;
    text.remove_prefix(prefix.size());
    const auto dollar = text.find('$');
    if (dollar == std::string_view::npos) return std::nullopt;
    const auto salt = from_base64(text.substr(0, dollar)), hash = from_base64(text.substr(dollar + 1));
    if (!salt || salt->size() < 8 || !hash || hash->size() != hash_size) return std::nullopt;
    return Parts{*salt, *hash};
}

} // namespace

std::string hash_pin(std::string_view pin, const Random16& salt) {
    const Bytes salt_bytes(salt.begin(), salt.end());
    return std::string(prefix) + to_base64(salt_bytes) + "$" + to_base64(derive(pin, salt_bytes));
}

bool pin_matches(std::string_view pin, std::string_view hash) {
    const auto parts = parse(hash);
    if (!parts) return false;
    const Bytes derived = derive(pin, parts->salt);
    return CRYPTO_memcmp(derived.data(), parts->hash.data(), hash_size) == 0;
}

std::optional<std::size_t> find_secret(std::string_view secret, std::span<const std::string> hashes) {
    Bytes salt, derived;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const auto parts = parse(hashes[i]);
        if (!parts) continue;
        if (derived.empty() || salt != parts->salt) {
            salt = parts->salt;
            derived = derive(secret, salt);
        }
        if (CRYPTO_memcmp(derived.data(), parts->hash.data(), hash_size) == 0) return i;
    }
    return std::nullopt;
}

bool is_pin_hash(std::string_view hash) {
    return parse(hash).has_value();
}

} // namespace liaison::domain
