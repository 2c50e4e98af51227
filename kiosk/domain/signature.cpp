#include "domain/signature.hpp"

#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>

namespace liaison::domain {

namespace {

using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;
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
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_ED25519)
        return tl::unexpected(std::string("the key is not an Ed25519 key"));
    return holder;
}

Memory memory_of(const std::string& text) {
    return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free};
}

std::string text_of(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace

tl::expected<VerifyingKey, std::string> VerifyingKey::from_pem(const std::string& pem) {
    const Memory memory = memory_of(pem);
    return checked(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr))
        .map([](std::shared_ptr<void> key) { return VerifyingKey{std::move(key)}; });
}

bool VerifyingKey::verifies(std::string_view purpose, std::string_view message, const Bytes& signature) const {
    const std::string all = with_purpose(purpose, message);
    const Digest digest{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    return EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, as_key(key_)) == 1 &&
           EVP_DigestVerify(digest.get(), signature.data(), signature.size(), data_of(all), all.size()) == 1;
}

SigningKey SigningKey::generate() {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key) throw std::runtime_error("OpenSSL cannot make an Ed25519 key");
    return SigningKey{owned(key)};
}

tl::expected<SigningKey, std::string> SigningKey::from_pem(const std::string& pem) {
    const Memory memory = memory_of(pem);
    return checked(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr))
        .map([](std::shared_ptr<void> key) { return SigningKey{std::move(key)}; });
}

std::string SigningKey::to_pem() const {
    const Memory memory{BIO_new(BIO_s_mem()), &BIO_free};
    PEM_write_bio_PrivateKey(memory.get(), as_key(key_), nullptr, nullptr, 0, nullptr, nullptr);
    return text_of(memory.get());
}

std::string SigningKey::public_pem() const {
    const Memory memory{BIO_new(BIO_s_mem()), &BIO_free};
    PEM_write_bio_PUBKEY(memory.get(), as_key(key_));
    return text_of(memory.get());
}

Bytes SigningKey::sign(std::string_view purpose, std::string_view message) const {
    const std::string all = with_purpose(purpose, message);
    const Digest digest{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    Bytes signature(signature_size);
    std::size_t size = signature.size();
    if (EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, as_key(key_)) != 1 ||
        EVP_DigestSign(digest.get(), signature.data(), &size, data_of(all), all.size()) != 1)
        throw std::runtime_error("OpenSSL cannot sign");
    return signature;
}

} // namespace liaison::domain
