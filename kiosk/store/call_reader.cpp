#include "store/call_reader.hpp"

#include "store/guest.hpp"
#include "store/migrations.hpp"
#include "store/rows.hpp"

namespace liaison::store {

namespace {

constexpr int busy_timeout_ms = 500;

std::optional<domain::SignedConfiguration> configuration_in_force(SQLite::Database& sqlite) {
    SQLite::Statement row = query(sqlite, "SELECT envelope FROM configurations WHERE place = 'current'");
    if (!row.executeStep()) return std::nullopt;
    auto envelope = domain::parse_signed_configuration(row.getColumn(0).getString());
    if (!envelope) refuse("a stored configuration is not in its form: " + envelope.error().text());
    return *std::move(envelope);
}

} // namespace

Saved<CallReader> CallReader::open(const std::filesystem::path& data_folder) {
    const auto file = data_folder / "station.db";
    try {
        auto connection =
            std::make_unique<Connection>(SQLite::Database(file, SQLite::OPEN_READONLY, busy_timeout_ms));
        const auto version = number_from(connection->sqlite, "PRAGMA user_version");
        if (version != all_migrations().back().version) refuse("the database is of another version");
        return CallReader{file, std::move(connection)};
    } catch (const Refused& refused) {
        return tl::unexpected(refused.error);
    } catch (const SQLite::Exception& error) {
        return tl::unexpected(to_save_error(error, 0));
    }
}

CallReader::CallReader(std::filesystem::path file, std::unique_ptr<Connection> connection)
    : file_(std::move(file)), connection_(std::move(connection)), file_id_(file_number(file_)) {}

CallReader::CallReader(CallReader&&) noexcept = default;
CallReader& CallReader::operator=(CallReader&&) noexcept = default;
CallReader::~CallReader() = default;

Saved<std::optional<CallNews>> CallReader::news(domain::Day today) {
    return guarded(*connection_, [&]() -> std::optional<CallNews> {
        SQLite::Database& sqlite = connection_->sqlite;
        const std::pair now{number_from(sqlite, "PRAGMA data_version"), today};
        if (seen_ == now) return std::nullopt;
        SQLite::Transaction one_moment(sqlite); // of both queries
        CallNews news{all_rows(sqlite, public_ticket_columns, ticket_from,
                               "WHERE tickets.day = ? AND tickets.state IN ('waiting', 'called', 'set_aside')"
                               " ORDER BY tickets.number",
                               today),
                      configuration_in_force(sqlite),
                      all_rows(sqlite, root_columns, root_from, "ORDER BY version")};
        seen_ = now;
        return news;
    });
}

bool CallReader::is_replaced() const {
    return file_number(file_) != file_id_;
}

} // namespace liaison::store
