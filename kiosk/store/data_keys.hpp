// A key for each visit: what the disk keeps of a person is sealed with it, and nobody reads that any more once
// the key is gone. The keys lie in the database, wrapped with the machine's. Private to the room.
//
// A subject is what the key is named after: a check-in, or the opinion whose history the county writes.
#pragma once

#include <string>
#include <unordered_map>

#include "store/machine_key.hpp"

namespace SQLite {
class Database;
}

namespace liaison::store {

class DataKeys {
public:
    DataKeys(SQLite::Database& sqlite, MachineKey machine, domain::Cipher cipher)
        : sqlite_(sqlite), machine_(std::move(machine)), cipher_(cipher) {}

    // All of these throw Refused or SQLite::Exception.

    // At the kiosk, once the tables are there: finds the machine's key, or makes it. False: the key that wraps
    // what is there is lost, and what was sealed with it cannot be read.
    bool begin();

    // Null: destroyed, never made, or lost. Good until the next call.
    const domain::SecretKey* find(const std::string& subject);
    // Made where there is none, in the transaction that is open.
    const domain::SecretKey& find_or_make(const std::string& subject);

    // In the transaction that destroyed keys: a new key of the machine, with which all that are left are
    // wrapped.
    void wrap_anew();
    // Behind that transaction, however it ended: the other key of the machine is gone, and what was known of
    // visits is forgotten.
    void settle();

    // The machine's key lies open on the disk, though there is a safer place by now.
    bool want_another_machine_key() const { return machine_.wants_another(); }

    domain::Cipher cipher() const { return cipher_; }
    std::string protection() const { return machine_.protection(); }

private:
    std::string id_in_force();
    const domain::SecretKey& key_in_force();
    const domain::SecretKey* machine_key(const std::string& id);
    std::optional<domain::SecretKey> unwrap(const std::string& subject, const std::string& machine_id,
                                            domain::ByteView wrapped);
    const domain::SecretKey& remember(const std::string& subject, const domain::SecretKey& key);

    SQLite::Database& sqlite_;
    MachineKey machine_;
    domain::Cipher cipher_;
    std::unordered_map<std::string, domain::SecretKey> known_;
};

} // namespace liaison::store
