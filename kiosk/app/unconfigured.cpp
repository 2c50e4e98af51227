#include "app/unconfigured.hpp"

#include "language/words.hpp"

namespace liaison::app {

domain::StationConfiguration unconfigured(const std::string& station_id) {
    domain::StationConfiguration configuration{.station = {.id = station_id,
                                                           .kind = domain::StationKind::room,
                                                           .name = {{{"zh", station_id}}},
                                                           .parent = {}},
                                               .time_zone = *domain::TimeZone::find("Asia/Shanghai")};
    for (const language::WordTable& table : language::word_tables())
        configuration.languages.emplace_back(table.code);
    return configuration;
}

} // namespace liaison::app
