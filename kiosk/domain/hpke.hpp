// Hybrid public key encryption of RFC 9180: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-GCM, one
// message a key. OpenSSL has it from 3.2 on; Debian 12 has 3.0.
#pragma once

#include "domain/secret_key.hpp"

namespace liaison::domain::hpke {

inline constexpr std::size_t key_size = 32; // of X25519 keys, public and private, and of `enc`
inline constexpr std::size_t overhead = key_size + 16;

enum class Aead : std::uint16_t { aes_128_gcm = 1, aes_256_gcm = 2 }; // section 7.3; ours is the second

// `enc` and the ciphertext (section 6.1, Seal). Throws std::runtime_error where OpenSSL fails, or for a public
// key that is none.
Bytes seal(ByteView public_key, ByteView info, ByteView associated, ByteView plain);

// Nothing: not sealed to this key, or changed. `message` is `enc` and the ciphertext.
std::optional<Bytes> open(ByteView private_key, ByteView info, ByteView associated, ByteView message,
                          Aead aead = Aead::aes_256_gcm);

} // namespace liaison::domain::hpke
