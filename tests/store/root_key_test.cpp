// Where the key comes from that lies outside the disk.
#include <keyutils.h>

#include "catch.hpp"
#include "station.hpp"
#include "store/machine_key.hpp"

using namespace liaison::store;
using namespace liaison::store::test;

namespace {

constexpr const char* in_keyring = "liaison-kiosk:machine-key";

// In the keyring of whoever runs the test, for as long as it lasts; nothing where the system forbids it.
struct KeyringEntry {
    key_serial_t serial;
    explicit KeyringEntry(const std::string& bytes)
        : serial(::add_key("user", in_keyring, bytes.data(), bytes.size(), KEY_SPEC_USER_KEYRING)) {}
    ~KeyringEntry() {
        if (serial > 0) ::keyctl_unlink(serial, KEY_SPEC_USER_KEYRING);
    }
    KeyringEntry(const KeyringEntry&) = delete;
    KeyringEntry& operator=(const KeyringEntry&) = delete;
};

} // namespace

TEST_CASE("root key: a credential that systemd hands over is the TPM's") {
    const TemporaryFolder folder;
    CHECK_FALSE(find_root_key(folder.path()));
    write_file(folder.path() / "machine-key", std::string(32, 'k'));
    const auto key = find_root_key(folder.path());
    REQUIRE(key);
    CHECK(key->place == "tpm");
    CHECK(key->key.bytes()[0] == 'k');
    write_file(folder.path() / "machine-key", std::string(31, 'k'));
    CHECK_FALSE(find_root_key(folder.path()));
}

TEST_CASE("root key: the kernel's keyring is the next place") {
    const KeyringEntry entry(std::string(32, 'r'));
    if (entry.serial <= 0) return; // a container that forbids it
    const auto key = find_root_key({});
    REQUIRE(key);
    CHECK(key->place == "keyring");
    CHECK(key->key.bytes()[31] == 'r');
}

TEST_CASE("root key: another length in the keyring is none of ours") {
    const KeyringEntry entry(std::string(33, 'r'));
    CHECK_FALSE(find_root_key({}));
}
