#include "store/guest.hpp"

#include <sys/stat.h>

#include "store/connection.hpp"
#include "store/migrations.hpp"

namespace liaison::store {

std::uint64_t file_number(const std::filesystem::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

void Guest::check_version(SQLite::Database& sqlite) {
    if (number_from(sqlite, "PRAGMA application_id") == application_id &&
        number_from(sqlite, "PRAGMA user_version") == all_migrations().back().version)
        return;
    refuse(
        "the database is of another version than this desk: the kiosk has to bring it up to date, or the desk "
        "has to be begun anew");
}

void Guest::check_place() const {
    if (is_replaced()) refuse("the database was moved aside");
}

} // namespace liaison::store
