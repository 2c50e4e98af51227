#include "county/publications.hpp"

namespace liaison::county {

std::string configuration_topic(const std::string& station) {
    return "configuration " + station;
}

void note_publication(soci::session& sql, const std::string& station) {
    execute(sql, "UPDATE publication_count SET number = number + 1");
    execute(sql, "INSERT INTO publication (number, station) SELECT number, :station FROM publication_count",
            {station});
}

Publications::Publications(Database& database, Bell& bell) : database_(database), bell_(bell) {
    last_ = database_.use([](soci::session& sql) {
        return std::get<0>(*select_one<std::int64_t>(sql, "SELECT number FROM publication_count"));
    });
}

void Publications::ring() {
    const std::lock_guard lock(mutex_);
    const auto news = database_.use([&](soci::session& sql) {
        return select<std::int64_t, std::string>(
            sql, "SELECT number, station FROM publication WHERE number > :last ORDER BY number", {last_});
    });
    for (const auto& [number, station] : news) {
        last_ = number;
        station.empty() ? bell_.ring_all() : bell_.ring(configuration_topic(station));
    }
}

} // namespace liaison::county
