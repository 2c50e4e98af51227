#include "store/data_keys.hpp"

#include "store/connection.hpp"

namespace liaison::store {

namespace {

using domain::SecretKey;

constexpr std::size_t most_remembered = 500; // about as many as a day has visits

domain::Bytes place_of(const std::string& subject) {
    return domain::bound_to({"data key", subject});
}

domain::ByteView view_of(const SQLite::Column& blob) {
    return {static_cast<const std::uint8_t*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())};
}

template <class Value>
Value held(Saved<Value> saved) {
    if (!saved) throw Refused{saved.error()};
    if constexpr (!std::is_void_v<Value>) return *std::move(saved);
}

void run_wrapped(SQLite::Statement statement, int index, const domain::Bytes& wrapped) {
    statement.bind(index, wrapped.data(), static_cast<int>(wrapped.size()));
    statement.exec();
}

} // namespace

std::string DataKeys::id_in_force() {
    SQLite::Statement row(sqlite_, "SELECT id FROM machine_key");
    return row.executeStep() ? row.getColumn(0).getString() : std::string{};
}

const SecretKey* DataKeys::machine_key(const std::string& id) {
    if (const SecretKey* key = machine_.find(id)) return key;
    held(machine_.read()); // another terminal has changed it since
    return machine_.find(id);
}

bool DataKeys::begin() {
    const std::string id = id_in_force();
    if (!id.empty() && machine_key(id)) {
        held(machine_.settle(id));
        return true;
    }
    std::string made = machine_.standing_id();
    if (made.empty()) made = held(machine_.make());
    run(sqlite_,
        "INSERT INTO machine_key (only_row, id) VALUES (1, ?1) ON CONFLICT (only_row)"
        " DO UPDATE SET id = ?1",
        made);
    return number_from(sqlite_, "SELECT count(*) FROM data_keys") == 0;
}

const SecretKey& DataKeys::key_in_force() {
    if (id_in_force().empty()) begin(); // the first values of this database
    const SecretKey* key = machine_key(id_in_force());
    if (!key) refuse("the key of this machine cannot be read");
    return *key;
}

std::optional<SecretKey> DataKeys::unwrap(const std::string& subject, const std::string& machine_id,
                                          domain::ByteView wrapped) {
    const SecretKey* machine = machine_key(machine_id);
    const auto bytes = machine ? machine->open(wrapped, place_of(subject)) : std::nullopt;
    return bytes ? SecretKey::from_bytes(*bytes) : std::nullopt;
}

const SecretKey& DataKeys::remember(const std::string& subject, const SecretKey& key) {
    if (known_.size() >= most_remembered) known_.clear();
    return known_.insert_or_assign(subject, key).first->second;
}

const SecretKey* DataKeys::find(const std::string& subject) {
    if (const auto known = known_.find(subject); known != known_.end()) return &known->second;
    SQLite::Statement row =
        query(sqlite_, "SELECT machine_key, wrapped FROM data_keys WHERE subject = ?", subject);
    if (!row.executeStep()) return nullptr;
    const auto key = unwrap(subject, row.getColumn(0).getString(), view_of(row.getColumn(1)));
    return key ? &remember(subject, *key) : nullptr;
}

const SecretKey& DataKeys::find_or_make(const std::string& subject) {
    // A key that another transaction made and took back is known and not there.
    if (number_from(sqlite_, "SELECT count(*) FROM data_keys WHERE subject = ?", subject) > 0)
        if (const SecretKey* key = find(subject)) return *key;
    const SecretKey key = SecretKey::make();
    const domain::Bytes wrapped = key_in_force().seal(cipher_, key.bytes(), place_of(subject));
    run_wrapped(query(sqlite_,
                      "INSERT INTO data_keys (subject, machine_key, wrapped) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT (subject) DO UPDATE SET machine_key = ?2, wrapped = ?3",
                      subject, id_in_force()),
                3, wrapped);
    return remember(subject, key);
}

void DataKeys::wrap_anew() {
    const std::string id = held(machine_.make_next());
    const SecretKey& machine = *machine_.find(id);
    SQLite::Statement rows(sqlite_, "SELECT subject, machine_key, wrapped FROM data_keys");
    std::vector<std::pair<std::string, domain::Bytes>> anew;
    while (rows.executeStep()) {
        const std::string subject = rows.getColumn(0).getString();
        if (const auto key = unwrap(subject, rows.getColumn(1).getString(), view_of(rows.getColumn(2))))
            anew.emplace_back(subject, machine.seal(cipher_, key->bytes(), place_of(subject)));
    }
    for (const auto& [subject, wrapped] : anew)
        run_wrapped(query(sqlite_, "UPDATE data_keys SET machine_key = ?2, wrapped = ?3 WHERE subject = ?1",
                          subject, id),
                    3, wrapped);
    run(sqlite_, "UPDATE machine_key SET id = ?", id);
}

void DataKeys::settle() {
    known_.clear();
    held(machine_.settle(id_in_force()));
}

} // namespace liaison::store
