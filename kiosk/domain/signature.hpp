// Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918) where a county must use it, by OpenSSL: the county signs,
// the kiosk verifies, with no network.
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

    // What others call it by: 32 hex digits, half of the SHA-256 of the key (DER, RFC 5280
    // SubjectPublicKeyInfo).
    std::string id() const;
    std::string to_pem() const;

private:
    friend class SigningKey;
    explicit VerifyingKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_; // EVP_PKEY
};

enum class SignatureScheme { ed25519, sm2 };

class SigningKey {
public:
    static SigningKey generate(SignatureScheme scheme = SignatureScheme::ed25519);
    static tl::expected<SigningKey, std::string> from_pem(const std::string& pem); // "PRIVATE KEY"
    std::string to_pem() const;
    VerifyingKey verifying_key() const { return VerifyingKey{key_}; }
    std::string public_pem() const { return verifying_key().to_pem(); }
    Bytes sign(std::string_view purpose,
               std::string_view message) const; // Ed25519: 64 bytes; SM2: DER, up to 72

private:
    explicit SigningKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_;
};

inline constexpr std::size_t signature_size = 64; // Ed25519

} // namespace liaison::domain
