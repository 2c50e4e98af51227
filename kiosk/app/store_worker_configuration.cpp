// Which configuration is in force: whom the station believes, what it takes, and what it goes back to.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"

namespace liaison::app {

namespace {

constexpr int failed_starts_before_taking_back = 2;

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

// Those that came from the county at earlier times, followed again one by one.
void StoreWorker::take_up_roots() {
    const auto stored = store_->roots.after(trust_.newest().version());
    if (!stored) return spdlog::error("the county's roots cannot be read: {}", stored.error().detail);
    for (const domain::SignedStatement& root : *stored)
        if (const auto followed = trust_.follow(root); !followed)
            return spdlog::error("a stored root is not believed: {}", followed.error());
    if (!stored->empty())
        mailbox_.post(TrustChanged{trust_.newest().version(), trust_.newest().appointment_key()});
}

void StoreWorker::follow_roots(const std::vector<domain::SignedStatement>& roots) {
    for (const domain::SignedStatement& root : roots) {
        if (const auto followed = trust_.follow(root); !followed)
            return spdlog::error("a root was refused: {}", followed.error());
        const std::int64_t version = trust_.newest().version();
        spdlog::info("root {} is believed", version);
        if (store_ && !store_->roots.add(version, root)) spdlog::error("root {} could not be kept", version);
        mailbox_.post(TrustChanged{version, trust_.newest().appointment_key()});
    }
}

// The county's newest, as stored; where that has failed at two starts, the one before; where there is none, the
// one that came with the machine.
void StoreWorker::open_first_configuration() {
    if (store_) {
        auto stored = store_->configurations.current();
        if (stored && *stored && !settings_.is_desk &&
            store_->boots.failed_in_a_row((*stored)->version).value_or(0) >= failed_starts_before_taking_back)
            if (const auto earlier = store_->configurations.roll_back()) {
                taken_back_ = (*stored)->version;
                stored = *earlier;
            }
        if (stored && *stored) {
            auto opened = domain::open_configuration((*stored)->envelope, trust_, settings_.station_id);
            if (opened) return apply(*std::move(opened));
            spdlog::error("the stored configuration is not valid: {}", opened.error().text());
        }
    }
    if (settings_.first_configuration.empty()) return mailbox_.post(ConfigurationMissing{"C1"});
    const auto envelope = domain::parse_signed_configuration(read_file(settings_.first_configuration));
    auto opened = envelope ? domain::open_configuration(*envelope, trust_, settings_.station_id)
                           : tl::unexpected(envelope.error());
    if (!opened) {
        spdlog::error("{}: {}", settings_.first_configuration.string(), opened.error().text());
        return mailbox_.post(ConfigurationMissing{"C2"});
    }
    if (store_ && !settings_.is_desk &&
        !store_->configurations.store_new(opened->header.version, *envelope, now().wall))
        spdlog::warn("the first configuration is older than one that was taken back");
    apply(*std::move(opened));
}

// Those of the one before stay too: whatever is gone back to has its pictures at once. What is not sure is not
// deleted.
void StoreWorker::tell_assets(const domain::StationConfiguration& newest) {
    if (settings_.is_desk) return;
    const auto add = [](const domain::StationConfiguration& configuration, std::vector<domain::Asset>& to) {
        for (const domain::NamedAsset& named : configuration.assets())
            if (std::find(to.begin(), to.end(), named.asset) == to.end()) to.push_back(named.asset);
    };
    AssetsNamed news;
    add(newest, news.wanted);
    news.kept = news.wanted;
    if (configuration_) add(*configuration_, news.kept);
    const auto current = store_ ? store_->configurations.current() : tl::unexpected(not_open());
    const auto previous = store_ ? store_->configurations.previous() : tl::unexpected(not_open());
    news.are_all = current && previous;
    for (const auto* stored : {&current, &previous}) {
        if (!*stored || !**stored) continue;
        if (const auto opened = domain::open_configuration((**stored)->envelope, trust_, settings_.station_id))
            add(opened->configuration, news.kept);
    }
    mailbox_.post(std::move(news));
}

// One that never came to work well waits until this start is on record: a crash in its first picture counts
// then.
void StoreWorker::apply(domain::OpenedConfiguration opened) {
    tell_assets(opened.configuration);
    const std::int64_t version = opened.header.version;
    if (store_ && !settings_.is_desk && !draws_ && !store_->boots.has_worked_with(version).value_or(true)) {
        untried_ = std::move(opened);
        return;
    }
    spdlog::info("configuration {} is in force", version);
    configuration_applied_(version);
    mailbox_.post(ConfigurationInForce{opened.configuration, opened.header.expires});
    configuration_ = std::move(opened.configuration);
    configuration_expires_ = opened.header.expires;
    follow_calendar();
    tell_day();
}

// By the county's own clock as far as it is known, so that a wrong one on the wall refuses nothing that is
// good.
domain::WallTime StoreWorker::county_time() {
    const domain::Now moment = now();
    const auto clock =
        store_ ? store_->county_clock.reading(moment).value_or(domain::RecordClock{}) : domain::RecordClock{};
    return moment.wall + clock.county_ahead.value_or(std::chrono::milliseconds{0});
}

void StoreWorker::take_configuration(domain::ConfigurationNews news) {
    queue_.post([this, news = std::move(news)] {
        follow_roots(news.roots);
        if (!news.configuration) return;
        // On both connections, one shortly after the other: nothing is wrong with it.
        if (const auto current = store_ ? store_->configurations.current() : tl::unexpected(not_open());
            current && *current && (**current).envelope == *news.configuration)
            return;
        const std::int64_t running = configuration_ ? configuration_->version : 0;
        const std::int64_t newest =
            store_ ? store_->configurations.newest_version().value_or(running) : running;
        auto opened = domain::admit_configuration(*news.configuration, trust_.newest(), settings_.station_id,
                                                  newest, county_time());
        if (!opened) return spdlog::error("the county's configuration was refused: {}", opened.error().text());
        if (store_) {
            if (const auto kept = store_->roots.keep(); !kept)
                return spdlog::error("configuration {} was not taken: its root cannot be kept: {}",
                                     opened->header.version, kept.error().detail);
            const auto stored =
                store_->configurations.store_new(opened->header.version, *news.configuration, now().wall);
            if (!stored)
                return spdlog::error("configuration {} was not taken: {}", opened->header.version,
                                     stored.error().detail);
        }
        apply(*std::move(opened));
    });
}

} // namespace liaison::app
