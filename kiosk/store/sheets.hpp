// Photographed sheets: beside the log that names them, and on their way to the county.
#pragma once

#include <optional>
#include <string>

#include "domain/sheet.hpp"
#include "store/record_writer.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class Sheets {
public:
    Sheets(Database& database, RandomSource random) : database_(database), random_(std::move(random)) {}

    // For the reception under way, or one that is corrected. Error `failed`: the ticket has no log that is
    // being written, has enough sheets, or the picture is too large.
    Saved<domain::Sheet> add(const std::string& ticket_id, const domain::Bytes& jpeg, const Moment& now);

    // Nothing: there is none, or it is erased.
    Saved<std::optional<domain::Bytes>> picture(const std::string& sheet_id);

    // The next part of the oldest sheet that the county does not have whole. Only sheets of written logs go.
    Saved<std::optional<domain::SheetUpload>> next_part();

    // So many bytes have arrived: all, or from there it goes on. Less than before: the county wants it again.
    Saved<void> note_received(const std::string& sheet_id, std::int64_t bytes);

private:
    Database& database_;
    RandomSource random_;
};

// Inside the transaction that writes a log: its sheets stay, what else was photographed for the ticket goes.
// Throws Refused where one that it names is not there.
void keep_sheets(SQLite::Database& sqlite, const domain::Reception& reception);

} // namespace liaison::store
