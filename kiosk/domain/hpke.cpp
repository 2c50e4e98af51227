#include "domain/hpke.hpp"

#include <memory>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace liaison::domain::hpke {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

constexpr std::size_t hash_size = 32;
constexpr std::size_t nonce_size = 12;
constexpr std::string_view version = "HPKE-v1";
constexpr std::string_view kem_suite = {"KEM\x00\x20", 5}; // section 4.1: DHKEM(X25519, HKDF-SHA256)

struct WipedBytes {
    Bytes bytes;
    ~WipedBytes() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

void must(int done) {
    if (done != 1) throw std::runtime_error("OpenSSL cannot seal to a public key");
}

Bytes joined(std::initializer_list<ByteView> parts) {
    Bytes all;
    for (const ByteView part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

Bytes hmac(ByteView key, ByteView message) {
    Bytes tag(hash_size);
    unsigned size = 0;
    must(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
              tag.data(), &size)
             ? 1
             : 0);
    return tag;
}

// Section 4, LabeledExtract and LabeledExpand, over RFC 5869: nothing here is longer than one hash, so that one
// round expands it.
Bytes extract(std::string_view suite, ByteView salt, std::string_view label, ByteView key) {
    const WipedBytes labeled{joined({view_of(version), view_of(suite), view_of(label), key})};
    static constexpr std::uint8_t no_salt[hash_size] = {};
    return hmac(salt.empty() ? ByteView(no_salt) : salt, labeled.bytes);
}

Bytes expand(std::string_view suite, ByteView key, std::string_view label, ByteView info, std::size_t size) {
    const std::uint8_t length[] = {static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
    constexpr std::uint8_t round[] = {1};
    Bytes out = hmac(key, joined({length, view_of(version), view_of(suite), view_of(label), info, round}));
    out.resize(size);
    return out;
}

Bytes public_bytes(EVP_PKEY* key) {
    Bytes bytes(key_size);
    std::size_t size = bytes.size();
    must(EVP_PKEY_get_raw_public_key(key, bytes.data(), &size));
    return bytes;
}

Key public_key_of(ByteView bytes) {
    return {EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, bytes.data(), bytes.size()), &EVP_PKEY_free};
}

// Nothing: a point that would give zero (section 7.1.4).
std::optional<Bytes> diffie_hellman(EVP_PKEY* own, EVP_PKEY* theirs) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
        EVP_PKEY_CTX_new_from_pkey(nullptr, own, nullptr), &EVP_PKEY_CTX_free};
    Bytes shared(key_size);
    std::size_t size = shared.size();
    if (EVP_PKEY_derive_init(context.get()) != 1 || EVP_PKEY_derive_set_peer(context.get(), theirs) != 1 ||
        EVP_PKEY_derive(context.get(), shared.data(), &size) != 1)
        return std::nullopt;
    return shared;
}

// Section 4.1, ExtractAndExpand.
Bytes shared_secret(ByteView shared, ByteView enc, ByteView recipient) {
    const WipedBytes extracted{extract(kem_suite, {}, "eae_prk", shared)};
    return expand(kem_suite, extracted.bytes, "shared_secret", joined({enc, recipient}), hash_size);
}

struct Schedule {
    WipedBytes key;
    Bytes nonce;
};

// Section 5.1, KeySchedule in mode_base.
Schedule schedule(Aead aead, ByteView secret, ByteView info) {
    const std::uint8_t last = static_cast<std::uint8_t>(aead);
    const char suite_bytes[] = {'H', 'P', 'K', 'E', 0, 0x20, 0, 1, 0, static_cast<char>(last)};
    const std::string_view suite(suite_bytes, sizeof suite_bytes);
    constexpr std::uint8_t mode_base[] = {0};
    const Bytes context =
        joined({mode_base, extract(suite, {}, "psk_id_hash", {}), extract(suite, {}, "info_hash", info)});
    const WipedBytes extracted{extract(suite, secret, "secret", {})};
    const std::size_t size = aead == Aead::aes_128_gcm ? 16 : 32;
    return {{expand(suite, extracted.bytes, "key", context, size)},
            expand(suite, extracted.bytes, "base_nonce", context, nonce_size)};
}

} // namespace

Bytes seal(ByteView public_key, ByteView info, ByteView associated, ByteView plain) {
    const Key recipient = public_key_of(public_key);
    const Key ephemeral{EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519"), &EVP_PKEY_free};
    must(recipient && ephemeral ? 1 : 0);
    Bytes message = public_bytes(ephemeral.get());
    const auto shared = diffie_hellman(ephemeral.get(), recipient.get());
    must(shared ? 1 : 0);
    const WipedBytes wiped{*shared};
    const WipedBytes secret{shared_secret(wiped.bytes, message, public_key)};
    const Schedule keys = schedule(Aead::aes_256_gcm, secret.bytes, info);
    const Bytes sealed = gcm_seal(keys.key.bytes, keys.nonce, plain, associated);
    message.insert(message.end(), sealed.begin(), sealed.end());
    return message;
}

std::optional<Bytes> open(ByteView private_key, ByteView info, ByteView associated, ByteView message,
                          Aead aead) {
    if (message.size() < overhead || private_key.size() != key_size) return std::nullopt;
    const ByteView enc = message.first(key_size);
    const Key sender = public_key_of(enc);
    const Key own{
        EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, private_key.data(), private_key.size()),
        &EVP_PKEY_free};
    if (!sender || !own) return std::nullopt;
    auto shared = diffie_hellman(own.get(), sender.get());
    if (!shared) return std::nullopt;
    const WipedBytes wiped{*std::move(shared)};
    const WipedBytes secret{shared_secret(wiped.bytes, enc, public_bytes(own.get()))};
    const Schedule keys = schedule(aead, secret.bytes, info);
    return gcm_open(keys.key.bytes, keys.nonce, message.subspan(key_size), associated);
}

} // namespace liaison::domain::hpke
