#include "store/seals.hpp"

#include <span>

#include "domain/personal.hpp"
#include "store/connection.hpp"
#include "store/rows.hpp"

namespace liaison::store {

namespace {

using domain::Bytes;
using domain::ByteView;
using Arguments = std::span<sqlite3_value*>;

std::string text_of(sqlite3_value* value) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string{};
}

Bytes bytes_of(sqlite3_value* value) {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
    return {bytes, bytes + sqlite3_value_bytes(value)};
}

bool is_blob(sqlite3_value* value) {
    return sqlite3_value_type(value) == SQLITE_BLOB;
}

void give(sqlite3_context* context, std::string_view text) {
    sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void give(sqlite3_context* context, const Bytes& bytes) {
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

std::string seal_text(DataKeys& keys, std::string_view plain, const std::string& subject,
                      std::string_view place) {
    return domain::to_base64(keys.find_or_make(subject).seal(keys.cipher(), domain::view_of(plain),
                                                             domain::bound_to({place, subject})));
}

std::optional<Bytes> open(DataKeys& keys, ByteView sealed, const std::string& subject, std::string_view place) {
    const domain::SecretKey* key = keys.find(subject);
    return key ? key->open(sealed, domain::bound_to({place, subject})) : std::nullopt;
}

std::optional<std::string> open_text(DataKeys& keys, std::string_view sealed, const std::string& subject,
                                     std::string_view place) {
    const auto bytes = domain::from_base64(sealed);
    const auto plain = bytes ? open(keys, *bytes, subject, place) : std::nullopt;
    return plain ? std::optional<std::string>{{plain->begin(), plain->end()}} : std::nullopt;
}

std::string outbox_place(const std::string& record_id) {
    return "outbox.body/" + record_id;
}

bool is_open(const std::string& body) {
    return body.starts_with('{');
}

// ---- the functions ----

void sealed(Seals& seals, sqlite3_context* context, Arguments values) {
    const std::string subject = text_of(values[1]), place = text_of(values[2]);
    if (!is_blob(values[0])) return give(context, seal_text(seals.keys(), text_of(values[0]), subject, place));
    DataKeys& keys = seals.keys();
    give(context, keys.find_or_make(subject).seal(keys.cipher(), bytes_of(values[0]),
                                                  domain::bound_to({place, subject})));
}

void opened(Seals& seals, sqlite3_context* context, Arguments values) {
    const std::string subject = text_of(values[1]), place = text_of(values[2]);
    if (is_blob(values[0])) {
        if (const auto plain = open(seals.keys(), bytes_of(values[0]), subject, place)) give(context, *plain);
    } else if (const auto plain = open_text(seals.keys(), text_of(values[0]), subject, place)) {
        give(context, *plain);
    }
}

void travelling(Seals& seals, sqlite3_context* context, Arguments values) {
    const std::string body = text_of(values[0]), id = text_of(values[1]);
    const auto kind = record_kind_of(text_of(values[2])); // an earlier program's: nobody knows what it says
    if (kind && !domain::says_something_personal(*kind, body)) return give(context, body);
    if (kind && seals.county())
        return give(context,
                    domain::seal_body(seals.county()->key, {seals.county()->station_id, id, *kind}, body));
    give(context, seal_text(seals.keys(), body, text_of(values[3]), outbox_place(id)));
}

void on_leaving(Seals& seals, sqlite3_context* context, Arguments values) {
    const std::string body = text_of(values[0]);
    if (is_open(body)) return give(context, body);
    if (const auto plain = open_text(seals.keys(), body, text_of(values[2]), outbox_place(text_of(values[1]))))
        give(context, *plain);
}

void sealed_to_county(Seals& seals, sqlite3_context* context, Arguments values) {
    if (!seals.county()) return;
    give(context, domain::seal_sheet(seals.county()->key, seals.county()->station_id, text_of(values[1]),
                                     bytes_of(values[0])));
}

// SQLite is C: nothing is thrown through it. A function that gives nothing gives NULL.
template <void (*function)(Seals&, sqlite3_context*, Arguments)>
void call(sqlite3_context* context, int count, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        function(*static_cast<Seals*>(sqlite3_user_data(context)), context,
                 {values, static_cast<std::size_t>(count)});
    } catch (const Refused& refused) {
        sqlite3_result_error(context, refused.error.detail.c_str(), -1);
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

template <void (*function)(Seals&, sqlite3_context*, Arguments)>
void add(SQLite::Database& sqlite, const char* name, int count, Seals* seals) {
    if (sqlite3_create_function_v2(sqlite.getHandle(), name, count, SQLITE_UTF8 | SQLITE_DIRECTONLY, seals,
                                   call<function>, nullptr, nullptr, nullptr) != SQLITE_OK)
        refuse(std::string("SQLite does not take the function ") + name);
}

} // namespace

Seals::Seals(SQLite::Database& sqlite, MachineKey machine, std::optional<CountySeal> county)
    : keys_(sqlite, std::move(machine), county ? county->key.cipher_beside() : domain::Cipher::aes_256_gcm),
      county_(std::move(county)) {
    add<sealed>(sqlite, "sealed", 3, this);
    add<opened>(sqlite, "opened", 3, this);
    add<travelling>(sqlite, "travelling", 4, this);
    add<on_leaving>(sqlite, "on_leaving", 3, this);
    add<sealed_to_county>(sqlite, "sealed_to_county", 2, this);
}

} // namespace liaison::store
