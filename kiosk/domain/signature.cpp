#include "domain/signature.hpp"

#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include "domain/digest.hpp"
#include "domain/openssl.hpp"

namespace liaison::domain {

namespace {

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

EVP_PKEY* as_key(const std::shared_ptr<void>& key) {
    return static_cast<EVP_PKEY*>(key.get());
}

std::shared_ptr<void> owned(EVP_PKEY* key) {
    return {key, [](void* pointer) { EVP_PKEY_free(static_cast<EVP_PKEY*>(pointer)); }};
}

std::string with_purpose(std::string_view purpose, std::string_view message) {
    std::string all(purpose);
    all += '\0';
    all += message;
    return all;
}

const unsigned char* data_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

tl::expected<std::shared_ptr<void>, std::string> checked(EVP_PKEY* key) {
    if (!key) return tl::unexpected(std::string("not a PEM key"));
    auto holder = owned(key);
    if (EVP_PKEY_is_a(key, "ED25519") != 1 && EVP_PKEY_is_a(key, "SM2") != 1)
        return tl::unexpected(std::string("the key is neither an Ed25519 nor an SM2 key"));
    return holder;
}

// A context that knows what SM2 hashes in front of the message: who signs. GM/T 0009 names this text for all
// who have no other. Null: OpenSSL refuses.
Digest begin(EVP_PKEY* key, decltype(&EVP_DigestSignInit) init) {
    constexpr std::string_view signer = "1234567812345678";
    Digest digest{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    const bool sm2 = EVP_PKEY_is_a(key, "SM2") == 1;
    EVP_PKEY_CTX* context = nullptr; // the digest's
    if (init(digest.get(), &context, sm2 ? EVP_sm3() : nullptr, nullptr, key) != 1 ||
        (sm2 && EVP_PKEY_CTX_set1_id(context, signer.data(), signer.size()) != 1))
        digest.reset();
    return digest;
}

} // namespace

tl::expected<VerifyingKey, std::string> VerifyingKey::from_pem(const std::string& pem) {
    const openssl::Memory memory = openssl::memory_of(pem);
    return checked(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr))
        .map([](std::shared_ptr<void> key) { return VerifyingKey{std::move(key)}; });
}

bool VerifyingKey::verifies(std::string_view purpose, std::string_view message, const Bytes& signature) const {
    const std::string all = with_purpose(purpose, message);
    const Digest digest = begin(as_key(key_), &EVP_DigestVerifyInit);
    return digest &&
           EVP_DigestVerify(digest.get(), signature.data(), signature.size(), data_of(all), all.size()) == 1;
}

std::string VerifyingKey::id() const {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(as_key(key_), &der);
    if (size <= 0) throw std::runtime_error("OpenSSL cannot write a public key");
    const std::string digest = sha256_hex({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return digest.substr(0, digest.size() / 2);
}

std::string VerifyingKey::to_pem() const {
    return openssl::pem_of([&](BIO* out) { return PEM_write_bio_PUBKEY(out, as_key(key_)); });
}

SigningKey SigningKey::generate(SignatureScheme scheme) {
    EVP_PKEY* key = scheme == SignatureScheme::sm2 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2")
                                                   : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key) throw std::runtime_error("OpenSSL cannot make a key to sign with");
    return SigningKey{owned(key)};
}

tl::expected<SigningKey, std::string> SigningKey::from_pem(const std::string& pem) {
    const openssl::Memory memory = openssl::memory_of(pem);
    return checked(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr))
        .map([](std::shared_ptr<void> key) { return SigningKey{std::move(key)}; });
}

std::string SigningKey::to_pem() const {
    return openssl::pem_of([&](BIO* out) {
        return PEM_write_bio_PrivateKey(out, as_key(key_), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

Bytes SigningKey::sign(std::string_view purpose, std::string_view message) const {
    const std::string all = with_purpose(purpose, message);
    const Digest digest = begin(as_key(key_), &EVP_DigestSignInit);
    std::size_t size = 0;
    if (!digest || EVP_DigestSign(digest.get(), nullptr, &size, data_of(all), all.size()) != 1)
        throw std::runtime_error("OpenSSL cannot sign");
    Bytes signature(size);
    if (EVP_DigestSign(digest.get(), signature.data(), &size, data_of(all), all.size()) != 1)
        throw std::runtime_error("OpenSSL cannot sign");
    signature.resize(size); // SM2's is as long as its numbers
    return signature;
}

} // namespace liaison::domain
