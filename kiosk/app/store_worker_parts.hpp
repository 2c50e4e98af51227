// What the store's thread holds. Private to its files.
#pragma once

#include "app/store_worker.hpp"
#include "app/world.hpp"
#include "store/activities.hpp"
#include "store/boots.hpp"
#include "store/configurations.hpp"
#include "store/county_clock.hpp"
#include "store/database.hpp"
#include "store/figures.hpp"
#include "store/health_log.hpp"
#include "store/keeper_calls.hpp"
#include "store/opinion_chains.hpp"
#include "store/outbox.hpp"
#include "store/print_jobs.hpp"
#include "store/reception_logs.hpp"
#include "store/retention.hpp"
#include "store/shared_slots.hpp"
#include "store/sheets.hpp"
#include "store/sign_ins.hpp"
#include "store/trust_roots.hpp"
#include "store/visits.hpp"

namespace liaison::app {

struct StoreWorker::Store {
    Store(std::unique_ptr<store::Database> opened, const store::DeviceKey& device_key)
        : database(std::move(opened)), key(device_key) {}

    std::unique_ptr<store::Database> database;
    store::DeviceKey key;
    store::Visits visits{*database, key, random_bytes};
    store::KeeperCalls keeper_calls{*database, random_bytes};
    store::Outbox outbox{*database};
    store::CountyClock county_clock{*database};
    store::HealthLog health{*database, random_bytes};
    store::Configurations configurations{*database};
    store::TrustRoots roots{*database};
    store::Boots boots{*database};
    store::Retention retention{*database};
    store::PrintJobs print_jobs{*database};
    store::ReceptionLogs logs{*database, random_bytes};
    store::OpinionChains chains{*database, random_bytes};
    store::SharedSlots shared_slots{*database, key, random_bytes};
    store::Activities activities{*database, key, random_bytes};
    store::FigureCounter figures{*database};
    store::Sheets sheets{*database, random_bytes};
    store::SignIns sign_ins{*database};
};

// Runs one step of the store. The screens see the new day before the answer that speaks of it.
template <class Answer, class Step>
void StoreWorker::write(std::uint64_t visit, Step step, Answer answer) {
    if (!store_ || !configuration_) return fail(visit, not_open());
    auto result = step(this_moment());
    if (!result) return fail(visit, result.error());
    tell_day();
    tell(answer(*result));
    records_grew_();
}

} // namespace liaison::app
