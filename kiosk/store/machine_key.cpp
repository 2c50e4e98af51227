#include "store/machine_key.hpp"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "store/key_file.hpp"

namespace liaison::store {

namespace {

namespace fs = std::filesystem;
using domain::SecretKey;

constexpr const char* standing = "machine.key";
constexpr const char* next = "machine.key.next";
constexpr const char* aside = "machine.key.aside"; // its root key was not there at some start
constexpr std::size_t id_bytes = 8;

domain::Bytes file_purpose() {
    return domain::bound_to({"machine key"});
}

// Says which key it is and nothing about it.
std::string id_of(const SecretKey& key) {
    domain::Bytes text = domain::bound_to({"liaison machine key 1"});
    text.insert(text.end(), key.bytes().begin(), key.bytes().end());
    domain::Bytes digest(EVP_MAX_MD_SIZE);
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    OPENSSL_cleanse(text.data(), text.size());
    digest.resize(id_bytes);
    return domain::to_hex(digest);
}

} // namespace

Saved<void> MachineKey::read() {
    known_.clear();
    for (const char* file : {standing, next, aside})
        if (const auto done = read_one(file); !done) return done;
    return {};
}

Saved<void> MachineKey::read_one(const char* file) {
    auto found = read_key_file(directory_ / file);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return {};
    domain::Bytes& bytes = **found;
    std::optional<SecretKey> key = SecretKey::from_bytes(bytes);
    const bool wrapped = !key;
    if (wrapped && root_)
        if (auto opened = root_->key.open(bytes, file_purpose())) {
            key = SecretKey::from_bytes(*opened);
            OPENSSL_cleanse(opened->data(), opened->size());
        }
    OPENSSL_cleanse(bytes.data(), bytes.size());
    if (key) known_.push_back({id_of(*key), *key, file, wrapped});
    return {};
}

const MachineKey::Known* MachineKey::in_file(const char* file) const {
    const auto found = std::ranges::find(known_, file, &Known::file);
    return found == known_.end() ? nullptr : &*found;
}

const SecretKey* MachineKey::find(const std::string& id) const {
    const auto found = std::ranges::find(known_, id, &Known::id);
    return found == known_.end() ? nullptr : &found->key;
}

std::string MachineKey::standing_id() const {
    const Known* key = in_file(standing);
    return key ? key->id : std::string{};
}

std::string MachineKey::protection() const {
    const Known* key = in_file(standing);
    return root_ && key && key->wrapped ? root_->place : "file";
}

bool MachineKey::wants_another() const {
    const Known* key = in_file(standing);
    return root_ && key && !key->wrapped;
}

void MachineKey::forget(const char* file) {
    std::erase_if(known_, [&](const Known& key) { return key.file == file; });
}

Saved<std::string> MachineKey::write(const char* file) {
    const SecretKey key = SecretKey::make();
    const domain::Bytes bytes = root_
                                    ? root_->key.seal(domain::Cipher::aes_256_gcm, key.bytes(), file_purpose())
                                    : domain::Bytes(key.bytes().begin(), key.bytes().end());
    if (const auto written = write_key_file(directory_ / file, bytes); !written)
        return tl::unexpected(written.error());
    forget(file);
    known_.push_back({id_of(key), key, file, root_.has_value()});
    return known_.back().id;
}

Saved<std::string> MachineKey::make() {
    std::error_code none;
    if (fs::exists(directory_ / standing, none) &&
        !in_file(aside)) // one that opens is worth more than one that may
        if (const auto kept = move_key_file(directory_ / standing, directory_ / aside); !kept)
            return tl::unexpected(kept.error());
    for (Known& key : known_)
        if (key.file == standing) key.file = aside;
    return write(standing);
}

Saved<std::string> MachineKey::make_next() {
    return write(next);
}

Saved<void> MachineKey::settle(const std::string& id) {
    const Known* newer = in_file(next);
    if (!newer || newer->id != id) {
        forget(next);
        return remove_key_file(directory_ / next);
    }
    if (const auto moved = move_key_file(directory_ / next, directory_ / standing); !moved) return moved;
    forget(standing);
    std::ranges::find(known_, next, &Known::file)->file = standing;
    if (!in_file(aside)) return {}; // opens nothing now, and may again
    forget(aside);
    return remove_key_file(directory_ / aside);
}

} // namespace liaison::store
