#include "store/errors.hpp"

#include <cerrno>
#include <system_error>

#include <sqlite3.h>

namespace liaison::store {

using Kind = domain::SaveError::Kind;

namespace {

Kind kind_of(int system_error) {
    switch (system_error) {
    case ENOSPC:
    case EDQUOT: return Kind::disk_full;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
    case ENOENT:
    case ELOOP: return Kind::no_permission;
    default: return Kind::failed;
    }
}

// The errno that SQLite hands on may be an older one, so only what speaks of writing counts.
Kind kind_of_io_error(int system_error) {
    const bool tells = system_error == ENOSPC || system_error == EDQUOT || system_error == EROFS;
    return tells ? kind_of(system_error) : Kind::failed;
}

Kind kind_of(const SQLite::Exception& error, int system_error) {
    switch (error.getErrorCode() & 0xff) {
    case SQLITE_FULL: return Kind::disk_full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return Kind::no_permission;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Kind::corrupt;
    case SQLITE_IOERR: return kind_of_io_error(system_error);
    default: return Kind::failed;
    }
}

} // namespace

void refuse(std::string why) {
    throw Refused{{.kind = Kind::failed, .detail = std::move(why)}};
}

void refuse_moved_on(std::string where) {
    throw Refused{{.kind = Kind::moved_on, .detail = std::move(where)}};
}

void refuse(domain::BookingError rule) {
    throw Refused{{.kind = Kind::rule, .rule = rule, .detail = "a booking rule speaks against it"}};
}

domain::SaveError to_save_error(const SQLite::Exception& error, int system_error) {
    std::string detail = std::string("SQLite: ") + error.what();
    if (system_error != 0) detail += " (" + std::generic_category().message(system_error) + ")";
    return {.kind = kind_of(error, system_error), .detail = std::move(detail)};
}

domain::SaveError to_save_error(int system_error, const std::string& what) {
    return {.kind = kind_of(system_error),
            .detail = what + ": " + std::generic_category().message(system_error)};
}

} // namespace liaison::store
