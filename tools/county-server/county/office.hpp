// What the routes work with: the county's stores, its key, its guards.
#pragma once

#include <functional>
#include <string>

#include "county/accounts.hpp"
#include "county/appointment_desk.hpp"
#include "county/asset_store.hpp"
#include "county/attempt_limiter.hpp"
#include "county/audit.hpp"
#include "county/change_book.hpp"
#include "county/configuration_store.hpp"
#include "county/data_folder.hpp"
#include "county/http/bell.hpp"
#include "county/http/router.hpp"
#include "county/metrics.hpp"
#include "county/opinion_book.hpp"
#include "county/publications.hpp"
#include "county/record_store.hpp"
#include "county/sheet_store.hpp"
#include "county/slot_book.hpp"
#include "county/staff_guard.hpp"
#include "county/station_certificates.hpp"

namespace liaison::county {

struct Office {
    // `place` of the database; empty: a file in the folder. Throws std::runtime_error, of which StoreTrouble is
    // one.
    explicit Office(const DataFolder& folder, const std::string& place = "")
        : database(place.empty() ? folder.database().string() : place, patience), accounts(database),
          records(database, SealOpener(folder.opening_key())),
          sheets(database, SealOpener(folder.opening_key())), assets(database), opinions(database),
          slots(database), trust(database), configurations(database, trust, folder.configuration_key()),
          changes(database, configurations), appointments(database, configurations, folder.appointment_key()),
          certificates(database, folder.authority()), publications(database, bell), audit(database),
          attempts(database), staff(database), guard(staff, attempts) {}

    static constexpr std::chrono::milliseconds patience{2000};

    static domain::WallTime now() {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }

    Database database;
    Accounts accounts;
    RecordStore records;
    SheetStore sheets;
    AssetStore assets;
    OpinionBook opinions;
    SlotBook slots;
    TrustStore trust;
    ConfigurationStore configurations;
    ChangeBook changes;
    bool two_persons = false; // whatever is published was proposed by one and approved by another
    AppointmentDesk appointments;
    Metrics metrics;
    Bell bell; // rings for those who wait
    StationCertificates certificates;
    Publications publications;
    Audit audit;
    AttemptLimiter attempts;
    StaffBook staff;
    StaffGuard guard;
};

// A route's answer with what it works with, which has to live as long as the router.
inline Handler with_office(Office& office, void (*answer)(const Request&, Response&, Office&)) {
    return [&office, answer](const Request& request, Response& response) { answer(request, response, office); };
}

} // namespace liaison::county
