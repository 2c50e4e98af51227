#include "domain/sealing.hpp"

#include <algorithm>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "domain/hpke.hpp"
#include "domain/openssl.hpp"

namespace liaison::domain {

namespace {

using KeyContext = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

constexpr std::string_view purpose = "liaison envelope 1"; // `info` of RFC 9180
constexpr std::size_t header_size = 1 + SealingKey::id_size;
constexpr std::size_t length_size = 2;
constexpr std::size_t most_wrapped_key = 512; // bytes of an SM2 ciphertext of 32 bytes: about 140

EVP_PKEY* as_key(const std::shared_ptr<void>& key) {
    return static_cast<EVP_PKEY*>(key.get());
}

std::shared_ptr<void> owned(EVP_PKEY* key) {
    return {key, [](void* pointer) { EVP_PKEY_free(static_cast<EVP_PKEY*>(pointer)); }};
}

tl::expected<std::shared_ptr<void>, std::string> checked(EVP_PKEY* key) {
    if (!key) return tl::unexpected(std::string("not a PEM key"));
    auto holder = owned(key);
    if (!EVP_PKEY_is_a(key, "X25519") && !EVP_PKEY_is_a(key, "SM2"))
        return tl::unexpected(std::string("the key is neither an X25519 nor an SM2 key"));
    return holder;
}

Bytes id_of(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0) throw std::runtime_error("OpenSSL cannot write a public key");
    Bytes digest(EVP_MAX_MD_SIZE);
    EVP_Digest(der, static_cast<std::size_t>(size), digest.data(), nullptr, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    digest.resize(SealingKey::id_size);
    return digest;
}

Bytes raw_public(EVP_PKEY* key) {
    Bytes bytes(hpke::key_size);
    std::size_t size = bytes.size();
    EVP_PKEY_get_raw_public_key(key, bytes.data(), &size);
    return bytes;
}

void append(Bytes& to, ByteView more) {
    to.insert(to.end(), more.begin(), more.end());
}

// The header is bound as well: nobody turns one suite or key into another.
Bytes with_header(ByteView header, ByteView associated) {
    Bytes all(header.begin(), header.end());
    append(all, associated);
    return all;
}

KeyContext context_of(EVP_PKEY* key) {
    return {EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr), &EVP_PKEY_CTX_free};
}

Bytes wrap_by_sm2(EVP_PKEY* to, const SecretKey& key) {
    const KeyContext context = context_of(to);
    std::size_t size = 0;
    const ByteView plain = key.bytes();
    if (EVP_PKEY_encrypt_init(context.get()) != 1 ||
        EVP_PKEY_encrypt(context.get(), nullptr, &size, plain.data(), plain.size()) != 1)
        throw std::runtime_error("OpenSSL cannot encrypt by SM2");
    Bytes wrapped(size);
    if (EVP_PKEY_encrypt(context.get(), wrapped.data(), &size, plain.data(), plain.size()) != 1)
        throw std::runtime_error("OpenSSL cannot encrypt by SM2");
    wrapped.resize(size);
    return wrapped;
}

std::optional<SecretKey> unwrap_by_sm2(EVP_PKEY* own, ByteView wrapped) {
    const KeyContext context = context_of(own);
    Bytes plain(most_wrapped_key);
    std::size_t size = plain.size();
    if (EVP_PKEY_decrypt_init(context.get()) != 1 ||
        EVP_PKEY_decrypt(context.get(), plain.data(), &size, wrapped.data(), wrapped.size()) != 1)
        return std::nullopt;
    const auto key = SecretKey::from_bytes(ByteView(plain).first(std::min(size, plain.size())));
    OPENSSL_cleanse(plain.data(), plain.size());
    return key;
}

std::optional<Bytes> open_hpke(EVP_PKEY* own, ByteView message, ByteView bound) {
    Bytes private_key(hpke::key_size);
    std::size_t size = private_key.size();
    if (EVP_PKEY_get_raw_private_key(own, private_key.data(), &size) != 1) return std::nullopt;
    auto plain = hpke::open(private_key, view_of(purpose), bound, message);
    OPENSSL_cleanse(private_key.data(), private_key.size());
    return plain;
}

std::optional<Bytes> open_sm2(EVP_PKEY* own, ByteView message, ByteView bound) {
    if (message.size() < length_size) return std::nullopt;
    const std::size_t length = std::size_t{message[0]} << 8 | message[1];
    if (length > most_wrapped_key || message.size() < length_size + length) return std::nullopt;
    const auto key = unwrap_by_sm2(own, message.subspan(length_size, length));
    return key ? key->open(message.subspan(length_size + length), bound) : std::nullopt;
}

} // namespace

SealingKey::SealingKey(std::shared_ptr<void> key)
    : key_(std::move(key)),
      suite_(EVP_PKEY_is_a(as_key(key_), "SM2") ? SealingSuite::sm2_sm4 : SealingSuite::hpke_x25519),
      id_(id_of(as_key(key_))) {}

tl::expected<SealingKey, std::string> SealingKey::from_pem(const std::string& pem) {
    const openssl::Memory memory = openssl::memory_of(pem);
    return checked(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr))
        .map([](std::shared_ptr<void> key) { return SealingKey{std::move(key)}; });
}

Bytes SealingKey::seal(ByteView plain, ByteView associated) const {
    Bytes envelope{static_cast<std::uint8_t>(suite_)};
    append(envelope, id_);
    const Bytes bound = with_header(envelope, associated);
    if (suite_ == SealingSuite::hpke_x25519) {
        append(envelope, hpke::seal(raw_public(as_key(key_)), view_of(purpose), bound, plain));
        return envelope;
    }
    const SecretKey key = SecretKey::make();
    const Bytes wrapped = wrap_by_sm2(as_key(key_), key);
    envelope.push_back(static_cast<std::uint8_t>(wrapped.size() >> 8));
    envelope.push_back(static_cast<std::uint8_t>(wrapped.size()));
    append(envelope, wrapped);
    append(envelope, key.seal(Cipher::sm4_ctr_hmac_sm3, plain, bound));
    return envelope;
}

OpeningKey OpeningKey::generate(SealingSuite suite) {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, suite == SealingSuite::sm2_sm4 ? "SM2" : "X25519");
    if (!key) throw std::runtime_error("OpenSSL cannot make a key to seal to");
    return OpeningKey{owned(key)};
}

tl::expected<OpeningKey, std::string> OpeningKey::from_pem(const std::string& pem) {
    const openssl::Memory memory = openssl::memory_of(pem);
    return checked(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr))
        .map([](std::shared_ptr<void> key) { return OpeningKey{std::move(key)}; });
}

std::string OpeningKey::to_pem() const {
    return openssl::pem_of([&](BIO* out) {
        return PEM_write_bio_PrivateKey(out, as_key(public_.key_), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

std::string OpeningKey::public_pem() const {
    return openssl::pem_of([&](BIO* out) { return PEM_write_bio_PUBKEY(out, as_key(public_.key_)); });
}

tl::expected<Bytes, std::string> OpeningKey::open(ByteView envelope, ByteView associated) const {
    if (envelope.size() < header_size) return tl::unexpected(std::string("the envelope is cut off"));
    if (envelope[0] != static_cast<std::uint8_t>(public_.suite_))
        return tl::unexpected(std::string("the envelope is of another suite than the county's key"));
    if (!std::ranges::equal(envelope.subspan(1, SealingKey::id_size), public_.id_))
        return tl::unexpected(std::string("the envelope is sealed to another key"));
    const Bytes bound = with_header(envelope.first(header_size), associated);
    const ByteView message = envelope.subspan(header_size);
    auto plain = public_.suite_ == SealingSuite::hpke_x25519 ? open_hpke(as_key(public_.key_), message, bound)
                                                             : open_sm2(as_key(public_.key_), message, bound);
    if (!plain) return tl::unexpected(std::string("the envelope does not open: changed, or of another record"));
    return *std::move(plain);
}

} // namespace liaison::domain
