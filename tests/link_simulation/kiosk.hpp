// The kiosk without glass and devices: its store on a disk that loses power, and what delivery asks of it, as
// the program's own store worker answers.
#pragma once

#include "county.hpp"
#include "store/county_clock.hpp"
#include "store/health_log.hpp"
#include "store/opinion_chains.hpp"
#include "store/shared_slots.hpp"
#include "store/trust_roots.hpp"
#include "sync/outbox_port.hpp"

namespace liaison::link_simulation {

// Faults of ours that the simulation has to notice.
enum class Mutation {
    none,
    outbox_forgets,        // an acknowledgement takes the record behind it along
    unheard_counts,        // what was sent counts as arrived, whatever the answer
    two_in_one_place,      // what is sent bears another record's content
    configuration_lost,    // the newest configuration is not taken
    county_forgets_syncs,  // the county's disk lies about what is safe
    county_stores_nothing, // the county says "stored" and rolls it back
};

struct KioskParts {
    std::filesystem::path folder;
    std::string file_system; // SQLite's name for the disk
    std::uint64_t start = 1; // how often it was started
    domain::Now now;
    Mutation mutation = Mutation::none;
};

class Kiosk : public sync::OutboxPort {
public:
    // Throws std::runtime_error: the store does not open, or was found damaged.
    explicit Kiosk(const KioskParts& parts);

    store::test::StoreAtWork store;
    store::HealthLog health;
    store::CountyClock clocks;
    store::OpinionChains chains;
    store::SharedSlots slots;
    store::TrustRoots roots;
    store::Configurations configurations;
    domain::TrustChain trust;

    // What came from the county: roots are followed, the newest configuration is stored, or both left as they
    // are. `now`: by the machine's clock.
    void take_configuration(const domain::ConfigurationNews& news, domain::Now now);
    std::int64_t configuration_version();

    // Of the outbox, as they lie there now, from this sequence on.
    std::vector<domain::WireRecord> waiting_from(std::int64_t sequence);
    std::vector<std::int64_t> set_aside();

    // ---- OutboxPort ----
    tl::expected<std::vector<domain::WireRecord>, std::string> next_batch(std::size_t most_records,
                                                                          std::size_t most_bytes) override;
    tl::expected<void, std::string> acknowledge(std::span<const domain::RecordResult> results) override;
    tl::expected<std::optional<domain::SheetUpload>, std::string> next_sheet_part() override;
    tl::expected<void, std::string> note_sheet_received(const std::string& sheet_id,
                                                        std::int64_t bytes) override;
    tl::expected<domain::NewsCursor, std::string> news_cursor() override;
    tl::expected<void, std::string> take_news(const domain::CountyNews& news) override;
    std::optional<domain::SlotHold> next_hold() override { return std::nullopt; }
    void hold_answered(const domain::SlotHold&, bool) override {}
    tl::expected<domain::RecordClock, std::string> clock(domain::Now now) override;
    void learn_county_time(domain::WallTime county, domain::Now now) override;
    std::optional<domain::WallTime> last_county_time() override;
    std::int64_t unsent() override { return store.outbox.unsent().value_or(0); }

private:
    Mutation mutation_;
};

// A kiosk's folder with an empty database, as its first start makes it.
void prepare_kiosk(const std::filesystem::path& folder, const std::filesystem::path& county);

} // namespace liaison::link_simulation
