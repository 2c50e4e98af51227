// The places beside the disk that one key may come from.
#include <keyutils.h>

#include "store/key_file.hpp"
#include "store/machine_key.hpp"

namespace liaison::store {

namespace {

constexpr const char* in_keyring = "liaison-kiosk:machine-key";

// In memory of the system that is never swapped; what the TPM encrypted of it lies in /etc.
std::optional<RootKey> from_credential(const std::filesystem::path& file) {
    const auto bytes = read_key_file(file);
    if (!bytes || !*bytes) return std::nullopt;
    const auto key = domain::SecretKey::from_bytes(**bytes);
    return key ? std::optional{RootKey{*key, "tpm"}} : std::nullopt;
}

std::optional<RootKey> from_keyring() {
    const long serial = ::keyctl_search(KEY_SPEC_USER_KEYRING, "user", in_keyring, 0);
    if (serial < 0) return std::nullopt;
    domain::Bytes bytes(domain::SecretKey::size + 1);
    const long size =
        ::keyctl_read(static_cast<key_serial_t>(serial), reinterpret_cast<char*>(bytes.data()), bytes.size());
    if (size != static_cast<long>(domain::SecretKey::size)) return std::nullopt;
    const auto key = domain::SecretKey::from_bytes(domain::ByteView(bytes).first(domain::SecretKey::size));
    return key ? std::optional{RootKey{*key, "keyring"}} : std::nullopt;
}

} // namespace

std::optional<RootKey> find_root_key(const std::filesystem::path& credentials) {
    if (!credentials.empty())
        if (auto key = from_credential(credentials / "machine-key")) return key;
    return from_keyring();
}

} // namespace liaison::store
