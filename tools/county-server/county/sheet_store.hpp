// Photographed sheets of all stations, as they arrive in parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "county/database.hpp"
#include "county/seal_opener.hpp"
#include "domain/sheet.hpp"

namespace liaison::county {

// A part of a sheet, as a station says that it is.
struct SheetPart {
    std::string station;
    domain::Sheet sheet; // without the time
    std::int64_t offset = 0;
    std::string content;
};

class SheetStore {
public:
    SheetStore(Database& database, SealOpener seals) : database_(database), seals_(std::move(seals)) {}

    // How many bytes of the sheet are here then: a part that begins elsewhere changes nothing, and a whole
    // sheet whose digest is wrong is dropped, so that it comes again. Nothing: another sheet has this id.
    std::optional<std::int64_t> accept(const SheetPart& part, domain::WallTime now);

    // Kept as it came, sealed or not, and opened when somebody looks. Nothing: it is not here, not whole yet,
    // or does not open.
    std::optional<std::string> jpeg(const std::string& station, const std::string& sheet_id);

    // Ids of the newest whole ones.
    std::vector<std::string> newest(const std::string& station, std::int64_t most);

private:
    Database& database_;
    SealOpener seals_;
};

} // namespace liaison::county
