#include "domain/secret_key.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace liaison::domain {

namespace {

constexpr std::size_t gcm_nonce = 12;
constexpr std::size_t gcm_tag = 16;
constexpr std::size_t ctr_nonce = 16;
constexpr std::size_t sm3_size = 32;
constexpr std::size_t sm4_key = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

void must(int done) {
    if (done != 1) throw std::runtime_error("OpenSSL cannot encrypt");
}

Context new_context() {
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

int length_of(ByteView bytes) {
    return static_cast<int>(bytes.size());
}

const EVP_CIPHER* gcm_of(ByteView key) {
    return key.size() == 16 ? EVP_aes_128_gcm() : EVP_aes_256_gcm();
}

Bytes random_bytes(std::size_t count) {
    Bytes bytes(count);
    if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1)
        throw std::runtime_error("the system has no randomness");
    return bytes;
}

std::array<std::uint8_t, sm3_size> hmac_sm3(ByteView key, std::initializer_list<ByteView> parts) {
    Bytes message;
    for (const ByteView part : parts)
        message.insert(message.end(), part.begin(), part.end());
    std::array<std::uint8_t, sm3_size> tag{};
    unsigned size = 0;
    if (!HMAC(EVP_sm3(), key.data(), length_of(key), message.data(), message.size(), tag.data(), &size))
        throw std::runtime_error("OpenSSL cannot authenticate");
    OPENSSL_cleanse(message.data(), message.size());
    return tag;
}

// Two keys from one: what encrypts never authenticates.
std::array<std::uint8_t, sm3_size> part_of(ByteView key, std::string_view purpose) {
    return hmac_sm3(key, {view_of(purpose)});
}

Bytes sm4_ctr(ByteView key, ByteView nonce, ByteView text) {
    auto cipher_key = part_of(key, "liaison sm4 1");
    const Context context = new_context();
    must(EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, cipher_key.data(), nonce.data()));
    static_assert(sm4_key <= sm3_size);
    Bytes out(text.size());
    int done = 0;
    must(EVP_EncryptUpdate(context.get(), out.data(), &done, text.data(), length_of(text)));
    OPENSSL_cleanse(cipher_key.data(), cipher_key.size());
    return out;
}

std::array<std::uint8_t, sm3_size> sm4_tag(ByteView key, ByteView sealed, ByteView associated) {
    const auto authentication_key = part_of(key, "liaison sm3 1");
    const Bytes length =
        bound_to({std::string_view(reinterpret_cast<const char*>(associated.data()), associated.size())});
    return hmac_sm3(authentication_key, {length, sealed});
}

void append(Bytes& to, ByteView more) {
    to.insert(to.end(), more.begin(), more.end());
}

} // namespace

ByteView view_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Bytes bound_to(std::initializer_list<std::string_view> parts) {
    Bytes bytes;
    for (const std::string_view part : parts) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(part.size() >> static_cast<unsigned>(shift)));
        append(bytes, view_of(part));
    }
    return bytes;
}

Bytes gcm_seal(ByteView key, ByteView nonce, ByteView plain, ByteView associated) {
    const Context context = new_context();
    Bytes sealed(plain.size() + gcm_tag);
    int done = 0;
    must(EVP_EncryptInit_ex(context.get(), gcm_of(key), nullptr, key.data(), nonce.data()));
    must(EVP_EncryptUpdate(context.get(), nullptr, &done, associated.data(), length_of(associated)));
    must(EVP_EncryptUpdate(context.get(), sealed.data(), &done, plain.data(), length_of(plain)));
    must(EVP_EncryptFinal_ex(context.get(), sealed.data() + done, &done));
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, gcm_tag, sealed.data() + plain.size()));
    return sealed;
}

std::optional<Bytes> gcm_open(ByteView key, ByteView nonce, ByteView sealed, ByteView associated) {
    if (sealed.size() < gcm_tag) return std::nullopt;
    const ByteView text = sealed.first(sealed.size() - gcm_tag);
    Bytes tag(sealed.end() - gcm_tag, sealed.end());
    const Context context = new_context();
    Bytes plain(text.size());
    int done = 0;
    must(EVP_DecryptInit_ex(context.get(), gcm_of(key), nullptr, key.data(), nonce.data()));
    must(EVP_DecryptUpdate(context.get(), nullptr, &done, associated.data(), length_of(associated)));
    must(EVP_DecryptUpdate(context.get(), plain.data(), &done, text.data(), length_of(text)));
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, gcm_tag, tag.data()));
    if (EVP_DecryptFinal_ex(context.get(), plain.data() + done, &done) == 1) return plain;
    OPENSSL_cleanse(plain.data(), plain.size());
    return std::nullopt;
}

SecretKey SecretKey::make() {
    Bytes bytes = random_bytes(size);
    SecretKey key = *from_bytes(bytes);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

std::optional<SecretKey> SecretKey::from_bytes(ByteView bytes) {
    if (bytes.size() != size) return std::nullopt;
    SecretKey key;
    std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
    return key;
}

SecretKey::~SecretKey() {
    OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

Bytes SecretKey::seal(Cipher cipher, ByteView plain, ByteView associated) const {
    Bytes sealed{static_cast<std::uint8_t>(cipher)};
    const Bytes nonce = random_bytes(cipher == Cipher::aes_256_gcm ? gcm_nonce : ctr_nonce);
    append(sealed, nonce);
    if (cipher == Cipher::aes_256_gcm) {
        append(sealed, gcm_seal(bytes_, nonce, plain, associated));
        return sealed;
    }
    append(sealed, sm4_ctr(bytes_, nonce, plain));
    append(sealed, sm4_tag(bytes_, sealed, associated));
    return sealed;
}

std::optional<Bytes> SecretKey::open(ByteView sealed, ByteView associated) const {
    if (sealed.empty()) return std::nullopt;
    if (sealed[0] == static_cast<std::uint8_t>(Cipher::aes_256_gcm)) {
        if (sealed.size() < 1 + gcm_nonce + gcm_tag) return std::nullopt;
        return gcm_open(bytes_, sealed.subspan(1, gcm_nonce), sealed.subspan(1 + gcm_nonce), associated);
    }
    if (sealed[0] != static_cast<std::uint8_t>(Cipher::sm4_ctr_hmac_sm3)) return std::nullopt;
    if (sealed.size() < 1 + ctr_nonce + sm3_size) return std::nullopt;
    const ByteView text = sealed.first(sealed.size() - sm3_size);
    const auto tag = sm4_tag(bytes_, text, associated);
    if (CRYPTO_memcmp(tag.data(), sealed.last(sm3_size).data(), sm3_size) != 0) return std::nullopt;
    return sm4_ctr(bytes_, text.subspan(1, ctr_nonce), text.subspan(1 + ctr_nonce));
}

} // namespace liaison::domain
