#include "store/device_key.hpp"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "store/key_file.hpp"

namespace liaison::store {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "device.key";

} // namespace

Saved<DeviceKey> DeviceKey::from(const domain::Bytes& found) {
    Bytes bytes{};
    if (found.size() != bytes.size())
        return tl::unexpected(domain::SaveError{.kind = domain::SaveError::Kind::corrupt,
                                                .detail = "the device key is damaged: it is not 32 bytes"});
    std::copy_n(found.begin(), bytes.size(), bytes.begin());
    DeviceKey key{bytes};
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

Saved<DeviceKey> DeviceKey::open_existing(const fs::path& directory) {
    const auto found = read_key_file(directory / file_name);
    if (!found) return tl::unexpected(found.error());
    if (!*found)
        return tl::unexpected(domain::SaveError{.kind = domain::SaveError::Kind::no_permission,
                                                .detail = "the kiosk has not made the device key yet"});
    return from(**found);
}

Saved<DeviceKey> DeviceKey::open(const fs::path& directory, const RandomSource& random) {
    const auto existing = read_key_file(directory / file_name);
    if (!existing) return tl::unexpected(existing.error());
    if (*existing) return from(**existing);
    domain::Bytes bytes;
    for (const domain::Random16& half : {random(), random()})
        bytes.insert(bytes.end(), half.begin(), half.end());
    if (const auto made = write_key_file(directory / file_name, bytes); !made)
        return tl::unexpected(made.error());
    auto key = from(bytes);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

DeviceKey::~DeviceKey() {
    OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

std::string DeviceKey::person_key(std::string_view number) const {
    return number.empty() ? std::string{} : keyed_hash("liaison person 1", number);
}

std::string DeviceKey::code_hash(std::string_view code) const {
    return keyed_hash("liaison ticket code 1", code);
}

std::string DeviceKey::voter_hash(std::string_view activity_id, std::string_view person_key) const {
    std::string text{activity_id};
    text += '\0';
    text += person_key;
    return keyed_hash("liaison voter 1", text);
}

std::string DeviceKey::keyed_hash(std::string_view purpose, std::string_view text) const {
    std::string message{purpose};
    message += '\0'; // no purpose and text together look like another pair
    message += text;
    domain::Bytes hash(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    HMAC(EVP_sha256(), bytes_.data(), static_cast<int>(bytes_.size()),
         reinterpret_cast<const unsigned char*>(message.data()), message.size(), hash.data(), &size);
    OPENSSL_cleanse(message.data(), message.size());
    hash.resize(size);
    return domain::to_hex(hash);
}

} // namespace liaison::store
