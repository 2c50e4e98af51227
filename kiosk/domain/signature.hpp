// Ed25519 (RFC 8032) by OpenSSL: the county signs, the kiosk verifies, with no network.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "domain/bytes.hpp"

namespace liaison::domain {

// Every kind of signed thing has a purpose text of its own, which is signed in front of the message: a
// signature made for one purpose is worth nothing for another.
class VerifyingKey {
public:
    static tl::expected<VerifyingKey, std::string> from_pem(const std::string& pem); // "PUBLIC KEY"
    bool verifies(std::string_view purpose, std::string_view message, const Bytes& signature) const;

private:
    friend class SigningKey;
    explicit VerifyingKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_; // EVP_PKEY
};

class SigningKey {
public:
    static SigningKey generate();
    static tl::expected<SigningKey, std::string> from_pem(const std::string& pem); // "PRIVATE KEY"
    std::string to_pem() const;
    std::string public_pem() const;
    VerifyingKey verifying_key() const { return VerifyingKey{key_}; }
    Bytes sign(std::string_view purpose, std::string_view message) const; // 64 bytes

private:
    explicit SigningKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_;
};

inline constexpr std::size_t signature_size = 64;

} // namespace liaison::domain
