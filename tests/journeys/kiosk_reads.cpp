#include "station.hpp"
#include "store/connection.hpp"

namespace journeys {

using namespace liaison;

std::string Station::kiosk_reads(const std::string& sql) const {
    constexpr int patience_ms = 5000;
    SQLite::Database sqlite(log("data") + "/station.db", SQLite::OPEN_READWRITE, patience_ms);
    store::MachineKey machine(log("data"), std::nullopt);
    if (!machine.read()) throw std::runtime_error("the key of the machine cannot be read");
    const store::Seals seals(sqlite, std::move(machine), std::nullopt);
    SQLite::Statement row(sqlite, sql);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

} // namespace journeys
