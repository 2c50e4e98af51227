#include "kiosk.hpp"

#include <fmt/format.h>

#include "county/files.hpp"
#include "domain/signed_configuration.hpp"
#include "store/connection.hpp"
#include "store/rows.hpp"

namespace liaison::link_simulation {

using store::test::random_from;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t seeds_a_start = 10'000; // no id ever comes twice
constexpr const char* first_root_file = "trust-root.json";
constexpr const char* sealing_key_file = "county-sealing-public.pem";

store::Database::Opened opened(const KioskParts& parts) {
    auto key = domain::SealingKey::from_pem(county::read_file(parts.folder / sealing_key_file));
    auto database = store::Database::open({.directory = parts.folder,
                                           .now = parts.now.wall,
                                           .file_system = parts.file_system,
                                           .boot = fmt::format("{:016x}", parts.start),
                                           .county_seal = store::CountySeal{station_id, *std::move(key)}});
    if (!database) throw std::runtime_error("the store does not open: " + database.error().detail);
    if (database->report.moved_aside_to)
        throw std::runtime_error("the store was found damaged: " + database->report.damage);
    return std::move(*database);
}

domain::TrustRoot first_root_in(const fs::path& folder) {
    const auto statement = domain::parse_signed_root(county::read_file(folder / first_root_file));
    return domain::first_root(statement.value()).value();
}

template <class Value>
tl::expected<Value, std::string> told(const store::Saved<Value>& saved) {
    return saved.map_error([](const domain::SaveError& error) { return error.detail; });
}

} // namespace

Kiosk::Kiosk(const KioskParts& parts)
    : store(opened(parts), parts.folder, parts.start * seeds_a_start),
      health(*store.database, random_from(parts.start * seeds_a_start + 1)), clocks(*store.database),
      chains(*store.database, random_from(parts.start * seeds_a_start + 2)),
      slots(*store.database, *store.key, random_from(parts.start * seeds_a_start + 3)), roots(*store.database),
      configurations(*store.database), trust(first_root_in(parts.folder)), mutation_(parts.mutation) {
    const auto stored = roots.after(trust.newest().version());
    if (!stored) throw std::runtime_error("the stored roots cannot be read: " + stored.error().detail);
    for (const domain::SignedStatement& root : *stored)
        if (const auto followed = trust.follow(root); !followed)
            throw std::runtime_error("a stored root is not believed: " + followed.error());
}

void Kiosk::take_configuration(const domain::ConfigurationNews& news, domain::Now now) {
    for (const domain::SignedStatement& root : news.roots) {
        if (!trust.follow(root)) return;
        static_cast<void>(roots.add(trust.newest().version(), root));
    }
    if (!news.configuration || mutation_ == Mutation::configuration_lost) return;
    const auto ahead = clocks.reading(now).value_or(domain::RecordClock{}).county_ahead;
    const auto county_time = now.wall + ahead.value_or(std::chrono::milliseconds{0});
    auto admitted = domain::admit_configuration(*news.configuration, trust.newest(), station_id,
                                                configurations.newest_version().value_or(0), county_time);
    if (!admitted || !roots.keep()) return;
    static_cast<void>(configurations.store_new(admitted->header.version, *news.configuration, now.wall));
}

std::int64_t Kiosk::configuration_version() {
    const auto current = configurations.current();
    return current && *current ? (*current)->version : 0;
}

std::vector<domain::WireRecord> Kiosk::waiting_from(std::int64_t sequence) {
    std::vector<domain::WireRecord> records;
    auto rows = store::query(store.database->connection().sqlite,
                             "SELECT sequence, id, kind, recorded_at, on_leaving(body, id, about) FROM outbox"
                             " WHERE sequence >= ? ORDER BY sequence",
                             sequence);
    while (rows.executeStep())
        records.push_back({.sequence = rows.getColumn(0).getInt64(),
                           .id = rows.getColumn(1).getString(),
                           .kind = store::record_kind_from(rows.getColumn(2)),
                           .recorded_at = store::time_from(rows.getColumn(3)),
                           .body = rows.getColumn(4).getString()});
    return records;
}

std::vector<std::int64_t> Kiosk::set_aside() {
    std::vector<std::int64_t> sequences;
    auto rows =
        store::query(store.database->connection().sqlite, "SELECT sequence FROM set_aside ORDER BY sequence");
    while (rows.executeStep())
        sequences.push_back(rows.getColumn(0).getInt64());
    return sequences;
}

tl::expected<std::vector<domain::WireRecord>, std::string> Kiosk::next_batch(std::size_t most_records,
                                                                             std::size_t most_bytes) {
    auto batch = store.outbox.next_batch(most_records, most_bytes);
    if (batch && batch->size() > 2 && mutation_ == Mutation::two_in_one_place)
        batch->at(1).body = batch->at(2).body;
    if (batch && mutation_ == Mutation::unheard_counts) {
        std::vector<domain::RecordResult> all;
        for (const domain::WireRecord& record : *batch)
            all.push_back({record.sequence, domain::RecordOutcome::stored, {}});
        static_cast<void>(store.outbox.acknowledge(all));
    }
    return told(batch);
}

tl::expected<void, std::string> Kiosk::acknowledge(std::span<const domain::RecordResult> results) {
    const auto saved = store.outbox.acknowledge({results.begin(), results.end()});
    if (saved && mutation_ == Mutation::outbox_forgets && !results.empty())
        store::run(store.database->connection().sqlite, "DELETE FROM outbox WHERE sequence = ?",
                   results.back().sequence + 1);
    return told(saved);
}

tl::expected<std::optional<domain::SheetUpload>, std::string> Kiosk::next_sheet_part() {
    return std::nullopt;
}

tl::expected<void, std::string> Kiosk::note_sheet_received(const std::string&, std::int64_t) {
    return {};
}

tl::expected<domain::NewsCursor, std::string> Kiosk::news_cursor() {
    return told(chains.cursor().and_then([&](std::int64_t opinions) {
        return slots.cursor().map([&](std::int64_t last) { return domain::NewsCursor{opinions, last}; });
    }));
}

tl::expected<void, std::string> Kiosk::take_news(const domain::CountyNews& news) {
    if (const auto taken = chains.take_news(news, domain::ChainRules{}); !taken)
        return tl::unexpected(taken.error().detail);
    if (const auto decided = slots.take_words(news, store::test::morning()); !decided)
        return tl::unexpected(decided.error().detail);
    return {};
}

tl::expected<domain::RecordClock, std::string> Kiosk::clock(domain::Now now) {
    return told(clocks.reading(now));
}

void Kiosk::learn_county_time(domain::WallTime county, domain::Now now) {
    static_cast<void>(clocks.learn(county, now));
}

std::optional<domain::WallTime> Kiosk::last_county_time() {
    return clocks.last_known().value_or(std::nullopt);
}

void prepare_kiosk(const fs::path& folder, const fs::path& county) {
    fs::create_directories(folder);
    for (const char* name : {first_root_file, sealing_key_file})
        fs::copy(county / name, folder / name);
    store::test::FaultFileSystem disk; // only because it does not sync
    const Kiosk kiosk({.folder = folder, .file_system = disk.name(), .now = {store::test::morning().wall, {}}});
}

} // namespace liaison::link_simulation
