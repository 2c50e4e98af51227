// Issues appointments as signed codes that a kiosk believes with no network.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "county/configuration_store.hpp"
#include "county/database.hpp"
#include "domain/visit_code.hpp"

namespace liaison::county {

// RFC 3339 with any offset, seconds and fractions allowed but zero: a code holds whole minutes.
std::optional<domain::WallTime> parse_start(std::string_view text);

struct AppointmentWish {
    std::string station;
    std::string deputy;
    domain::WallTime start;
    std::int64_t minutes = 20; // 5 to 240
    std::string by;            // who issues it
};

struct IssuedCode {
    domain::AppointmentCode appointment;
    std::string text; // for a QR code
};

class AppointmentDesk {
public:
    AppointmentDesk(Database& database, ConfigurationStore& configurations, domain::SigningKey key)
        : database_(database), configurations_(configurations), key_(std::move(key)) {}

    // The deputy must be in the station's newest configuration, where it has one; a shared deputy
    // must be free. Error: one sentence that says
    // what is wrong with the wish.
    tl::expected<IssuedCode, std::string> issue(const AppointmentWish& wish, domain::WallTime now);

private:
    // Whether other stations book that time too. Error: the deputy is not the station's.
    tl::expected<bool, std::string> look_for_deputy(const AppointmentWish& wish);

    Database& database_;
    ConfigurationStore& configurations_;
    domain::SigningKey key_;
};

} // namespace liaison::county
