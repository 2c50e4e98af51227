#include "store/device_key.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/data_directory.hpp"
#include "store/errors.hpp"

namespace liaison::store {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "device.key";

tl::unexpected<domain::SaveError> failure(const std::string& what) {
    return tl::unexpected(to_save_error(errno, what));
}

template <class Bytes>
bool write_durably(const fs::path& file, const Bytes& bytes) {
    const Descriptor made{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    return made.is_open() && ::write(made.number(), bytes.data(), bytes.size()) == std::ssize(bytes) &&
           ::fsync(made.number()) == 0;
}

// Under its own name the key is either not there or complete, whenever the power goes: it is written under
// another name first. link() fails where a key is there already.
template <class Bytes>
Saved<void> create(const fs::path& directory, const fs::path& file, const Bytes& bytes) {
    const fs::path unfinished = file.string() + ".new";
    if (::unlink(unfinished.c_str()) != 0 && errno != ENOENT) return failure("cannot make the device key");
    if (!write_durably(unfinished, bytes) || ::link(unfinished.c_str(), file.c_str()) != 0 ||
        ::unlink(unfinished.c_str()) != 0)
        return failure("cannot make the device key");
    const Descriptor folder{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder.is_open() || ::fsync(folder.number()) != 0) return failure("cannot make the device key");
    return {};
}

} // namespace

Saved<DeviceKey> DeviceKey::read(int file) {
    std::array<std::uint8_t, std::tuple_size_v<Bytes> + 1> found{};
    Bytes bytes{};
    const auto size = ::read(file, found.data(), found.size());
    if (size < 0) return failure("cannot read the device key");
    if (size != std::ssize(bytes))
        return tl::unexpected(domain::SaveError{.kind = domain::SaveError::Kind::corrupt,
                                                .detail = "the device key is damaged: it is not 32 bytes"});
    std::copy_n(found.begin(), bytes.size(), bytes.begin());
    OPENSSL_cleanse(found.data(), found.size());
    DeviceKey key{bytes};
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

Saved<DeviceKey> DeviceKey::open_existing(const fs::path& directory) {
    const Descriptor existing{::open((directory / file_name).c_str(), O_RDONLY | O_CLOEXEC)};
    if (!existing.is_open()) return failure("cannot read the device key");
    return read(existing.number());
}

Saved<DeviceKey> DeviceKey::open(const fs::path& directory, const RandomSource& random) {
    const fs::path file = directory / file_name;
    const Descriptor existing{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (existing.is_open()) return read(existing.number());
    if (errno != ENOENT) return failure("cannot read the device key");
    Bytes bytes{};
    const domain::Random16 first = random(), second = random();
    std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), bytes.begin()));
    if (const auto created = create(directory, file, bytes); !created) return tl::unexpected(created.error());
    DeviceKey key{bytes};
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
