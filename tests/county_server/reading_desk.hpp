// Stations with visits, and what staff then read of them.
#pragma once

#include <map>

#include <nlohmann/json.hpp>

#include "county/database.hpp"
#include "county/opinion_book.hpp"
#include "county/reading/filter.hpp"
#include "county/record_store.hpp"
#include "county_support/county_process.hpp"
#include "county_support/samples.hpp"
#include "stored_rows.hpp"

namespace liaison::testing {

struct Visit {
    std::string station = "room-017";
    std::string deputy = "deputy-01";
    domain::WallTime begun_at = some_moment;
    std::string language = "zh";
    bool confidential = false;
    std::vector<domain::Opinion> opinions = {};
};

domain::Opinion matter(const std::string& words, const std::string& category = "roads-water",
                       const std::string& grid_cell = "cell-1");

class ReadingDesk {
public:
    CountyProcess county; // not serving
    county::Database database{store_place(county), std::chrono::seconds{5}};
    county::RecordStore records{database, opens_nothing()};
    county::OpinionBook opinions{database};

    // A place of the grid, from the example; `parts` replaces members of the document.
    void add_station(const std::string& id, const std::string& kind = "room", const std::string& parent = "",
                     const nlohmann::json& parts = nlohmann::json::object());

    struct Told {
        std::string reception;
        std::vector<std::string> opinions;
    };
    // The check-in, the log and what was raised arrive as a station sends them; 15 minutes after the beginning.
    Told receive(const Visit& visit);
    // The next version of that log: another language, the same opinions.
    void correct(const Visit& visit, const Told& told, int version, const std::string& language);
    void withdraw(const Visit& visit, const Told& told);
    // By staff.
    void enter(const std::string& station, const std::string& opinion, domain::ChainDeed deed,
               domain::WallTime now, const std::string& text = "", const std::string& outcome = "");
    void deliver(const std::string& station, const std::vector<std::pair<domain::RecordKind, std::string>>& all,
                 domain::WallTime now);

    // As the routes give them.
    nlohmann::json receptions(const county::Filter& filter, const std::string& before = "",
                              std::int64_t limit = 200);
    nlohmann::json opinion_page(const county::Filter& filter, domain::WallTime now,
                                const std::string& before = "", std::int64_t limit = 200);

private:
    std::map<std::string, std::int64_t> sequences_;
    std::int64_t next_ = 1;
};

// What stands at `key` in each entry.
std::vector<std::string> column(const nlohmann::json& entries, const char* key);

} // namespace liaison::testing
