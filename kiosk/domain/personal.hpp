// Which parts of a record are about a person, decided here alone; and how they travel: sealed to the county, in
// one member of the body.
#pragma once

#include <span>

#include "domain/sealing.hpp"
#include "domain/wire_record.hpp"

namespace liaison::domain {

// Members of the bodies of this kind. Texts that people said or wrote, what they are called and known by, their
// handwriting, and why somebody went before others (that tells of health or age).
std::span<const char* const> personal_members(RecordKind kind);

// Whether something stands in one of them.
bool says_something_personal(RecordKind kind, std::string_view body);

// What names a record and never changes: its seal opens beside nothing else.
struct RecordName {
    std::string_view station_id;
    std::string_view record_id;
    RecordKind kind;
};

// The body with its personal members in one named "sealed" instead: base64 of the envelope of a JSON object. A
// body that says nothing personal stays as it is.
std::string seal_body(const SealingKey& key, const RecordName& name, const std::string& body);

// The body as it was; one without a seal as it is. Errors: one sentence that says why it cannot be read.
tl::expected<std::string, std::string> open_body(const OpeningKey& key, const RecordName& name,
                                                 const std::string& body);

// A photographed sheet as a whole.
Bytes seal_sheet(const SealingKey& key, std::string_view station_id, std::string_view sheet_id,
                 const Bytes& jpeg);
// What is no envelope stays as it is: a JPEG begins with a byte that no suite has.
tl::expected<Bytes, std::string> open_sheet(const OpeningKey& key, std::string_view station_id,
                                            std::string_view sheet_id, const Bytes& content);

} // namespace liaison::domain
