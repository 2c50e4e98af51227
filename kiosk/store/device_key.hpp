// The secret that only this kiosk has: 32 random bytes in <data folder>/device.key. What is kept of a person's
// number or of a ticket's code is a keyed hash, since an unkeyed one of an ID number falls in seconds.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "store/saved.hpp"

namespace liaison::store {

class DeviceKey {
public:
    // Reads the key, or makes it on the first start. Errors: no_permission, disk_full, failed; corrupt where
    // the file is not 32 bytes (it is left as it is: another key would know no ticket and no person any more).
    static Saved<DeviceKey> open(const std::filesystem::path& directory, const RandomSource& random);

    // Reads the key that the kiosk has made; a desk makes none. Errors as above, no_permission where there is
    // none.
    static Saved<DeviceKey> open_existing(const std::filesystem::path& directory);

    DeviceKey(const DeviceKey&) = default;
    DeviceKey& operator=(const DeviceKey&) = default;
    ~DeviceKey(); // overwrites the bytes

    // Hex of HMAC-SHA256. No two of these agree, not even for the same text. Empty for an empty number.
    std::string person_key(std::string_view number) const;
    // By the number where it is at hand, else as it was recognised before.
    std::string person_key_of(const domain::Visitor& visitor) const {
        return visitor.number.empty() ? visitor.person_key : person_key(visitor.number);
    }
    std::string code_hash(std::string_view code) const;
    // Of a person at one activity: two activities know nothing of each other's voters.
    std::string voter_hash(std::string_view activity_id, std::string_view person_key) const;

private:
    using Bytes = std::array<std::uint8_t, 32>;
    explicit DeviceKey(const Bytes& bytes) : bytes_(bytes) {}
    static Saved<DeviceKey> from(const domain::Bytes& found);
    std::string keyed_hash(std::string_view purpose, std::string_view text) const;
    Bytes bytes_;
};

} // namespace liaison::store
