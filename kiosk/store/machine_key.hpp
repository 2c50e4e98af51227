// The key of this machine, in <data folder>/machine.key. It wraps the keys of all visits, so that what a
// remnant on the flash says is worth nothing once this key is another: it changes after each purge.
//
// Where the machine has a safer place for one key (a TPM behind systemd's credentials, the kernel's keyring),
// that root key wraps this one, and a copy of the disk does not hold it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "domain/secret_key.hpp"
#include "store/saved.hpp"

namespace liaison::store {

// From outside the disk.
struct RootKey {
    domain::SecretKey key;
    std::string place; // "tpm", "keyring"
};

class MachineKey {
public:
    MachineKey(std::filesystem::path directory, std::optional<RootKey> root)
        : directory_(std::move(directory)), root_(std::move(root)) {}

    // Reads all of its files that are there. What does not open, for another root key or because it is damaged,
    // is as good as not there. Errors: no_permission, failed.
    Saved<void> read();

    // Null: none of its files holds that key.
    const domain::SecretKey* find(const std::string& id) const;

    // The one of machine.key; empty: none.
    std::string standing_id() const;

    // "tpm", "keyring", "file": where the thing lies without which machine.key opens nothing.
    std::string protection() const;
    // It lies open in its file though there is a root key by now.
    bool wants_another() const;

    // Makes machine.key; one that is there and opens with no key at hand is kept under another name, in case
    // the root key comes back. Gives the id. Errors: no_permission, disk_full, failed.
    Saved<std::string> make();

    // The next key, on disk beside the one in use. settle() says which of them it is from now on: what the
    // database was wrapped with. The other is overwritten and gone.
    Saved<std::string> make_next();
    Saved<void> settle(const std::string& id);

private:
    struct Known {
        std::string id;
        domain::SecretKey key;
        std::string file;
        bool wrapped = false;
    };
    const Known* in_file(const char* file) const;
    Saved<void> read_one(const char* file);
    Saved<std::string> write(const char* file);
    void forget(const char* file);

    std::filesystem::path directory_;
    std::optional<RootKey> root_;
    std::vector<Known> known_;
};

// The root key that this machine offers; nothing: none. A credential of systemd named "machine-key" (32 bytes
// that the TPM encrypted; config/systemd says how), else the key "liaison-kiosk:machine-key" of type "user" in
// the keyring of the kiosk's user. `credentials`: systemd's folder of them; empty: there is none.
std::optional<RootKey> find_root_key(const std::filesystem::path& credentials);

} // namespace liaison::store
