// Authenticated encryption with a key that both sides have: what the kiosk's disk keeps of people, by OpenSSL.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "domain/bytes.hpp"

namespace liaison::domain {

using ByteView = std::span<const std::uint8_t>;

ByteView view_of(std::string_view text);

// The parts with their lengths, so that no two lists give the same bytes: what a sealed thing is bound to.
Bytes bound_to(std::initializer_list<std::string_view> parts);

// The first byte of everything that is sealed with a SecretKey.
enum class Cipher : std::uint8_t {
    aes_256_gcm = 1,      // NIST SP 800-38D
    sm4_ctr_hmac_sm3 = 2, // GB/T 32907 and 32905, encrypt then authenticate: OpenSSL 3.0 has no SM4-GCM
};

// 32 random bytes, overwritten when they are not needed any more. Randomness here is OpenSSL's own generator: a
// nonce that comes again would open both texts.
class SecretKey {
public:
    static constexpr std::size_t size = 32;

    static SecretKey make(); // throws std::runtime_error where the system has no randomness
    static std::optional<SecretKey> from_bytes(ByteView bytes); // nothing: not `size` bytes

    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();
    ByteView bytes() const { return bytes_; }

    // Cipher, nonce, ciphertext, tag. Throws std::runtime_error where OpenSSL fails.
    Bytes seal(Cipher cipher, ByteView plain, ByteView associated) const;
    // Nothing: another key, bound to something else, or changed by a single bit.
    std::optional<Bytes> open(ByteView sealed, ByteView associated) const;

private:
    SecretKey() = default;
    std::array<std::uint8_t, size> bytes_{};
};

// AES-GCM alone, with a key of 16 or 32 bytes and a nonce of 12 that the caller never uses twice: ciphertext
// and tag.
Bytes gcm_seal(ByteView key, ByteView nonce, ByteView plain, ByteView associated);
std::optional<Bytes> gcm_open(ByteView key, ByteView nonce, ByteView sealed, ByteView associated);

} // namespace liaison::domain
