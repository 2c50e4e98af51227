// What the routes work with: the county's stores, its key, its guards.
#pragma once

#include <functional>
#include <string>

#include "county/accounts.hpp"
#include "county/appointment_desk.hpp"
#include "county/configuration_store.hpp"
#include "county/data_folder.hpp"
#include "county/opinion_book.hpp"
#include "county/record_store.hpp"
#include "county/sheet_store.hpp"
#include "county/slot_book.hpp"
#include "county/staff_guard.hpp"

namespace liaison::county {

struct Office {
    // Throws std::runtime_error or SQLite::Exception.
    explicit Office(const DataFolder& folder)
        : database(folder.database(), patience), accounts(database),
          records(database, SealOpener(folder.opening_key())),
          sheets(database, SealOpener(folder.opening_key())), opinions(database), slots(database),
          configurations(database, folder.signing_key()),
          appointments(database, configurations, folder.signing_key()), guard(accounts) {}

    static constexpr std::chrono::milliseconds patience{2000};

    static domain::WallTime now() {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }

    Database database;
    Accounts accounts;
    RecordStore records;
    SheetStore sheets;
    OpinionBook opinions;
    SlotBook slots;
    ConfigurationStore configurations;
    AppointmentDesk appointments;
    StaffGuard guard;
};

} // namespace liaison::county
