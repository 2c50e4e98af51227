// From what SQLite and the system say to what the keeper is told. Private to the room.
#pragma once

#include <string>

#include <SQLiteCpp/Exception.h>

#include "domain/visit_requests.hpp"

namespace liaison::store {

// Thrown inside a transaction to leave it with nothing written; never leaves the room.
struct Refused {
    domain::SaveError error;
};

[[noreturn]] void refuse(std::string why);
[[noreturn]] void refuse(domain::BookingError rule);
[[noreturn]] void refuse_moved_on(std::string where);

// `system_error`: the errno behind the failure, 0 where there is none.
domain::SaveError to_save_error(const SQLite::Exception& error, int system_error);
domain::SaveError to_save_error(int system_error, const std::string& what);

} // namespace liaison::store
