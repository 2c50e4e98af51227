// Envelopes that only the county opens: sealed to its public key where they are written, opened there.
#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "domain/secret_key.hpp"

namespace liaison::domain {

// The first byte of an envelope. Which one it is follows from the county's key.
enum class SealingSuite : std::uint8_t {
    hpke_x25519 = 1, // RFC 9180: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM
    sm2_sm4 = 2,     // a fresh key by SM2 (GB/T 32918.4, in the form of GM/T 0009), the rest by SM4 and SM3
};

// An envelope is the suite, the key's id, and what the suite makes of the text. It opens only beside the bytes
// that it is bound to.
class SealingKey {
public:
    static constexpr std::size_t id_size = 8;

    static tl::expected<SealingKey, std::string>
    from_pem(const std::string& pem); // "PUBLIC KEY", X25519 or SM2

    SealingSuite suite() const { return suite_; }
    // The county that asks for SM2 asks for SM4 on the kiosk's disk as well.
    Cipher cipher_beside() const {
        return suite_ == SealingSuite::sm2_sm4 ? Cipher::sm4_ctr_hmac_sm3 : Cipher::aes_256_gcm;
    }
    const Bytes& id() const { return id_; } // the beginning of the SHA-256 of the key as X.509 writes it
    Bytes seal(ByteView plain, ByteView associated) const; // throws std::runtime_error where OpenSSL fails

private:
    friend class OpeningKey;
    explicit SealingKey(std::shared_ptr<void> key);
    std::shared_ptr<void> key_; // EVP_PKEY
    SealingSuite suite_;
    Bytes id_;
};

class OpeningKey {
public:
    static OpeningKey generate(SealingSuite suite);
    static tl::expected<OpeningKey, std::string> from_pem(const std::string& pem); // "PRIVATE KEY"
    std::string to_pem() const;
    std::string public_pem() const;
    const SealingKey& sealing_key() const { return public_; }

    // Errors: one sentence that says why not, and nothing of what is inside.
    tl::expected<Bytes, std::string> open(ByteView envelope, ByteView associated) const;

private:
    explicit OpeningKey(std::shared_ptr<void> key) : public_(std::move(key)) {}
    SealingKey public_; // its key holds the private part as well
};

} // namespace liaison::domain
