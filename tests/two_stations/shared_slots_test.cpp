// No order of bookings, cancellations, arrivals, losses on the line and restarts gives one time to two people,
// loses a booking, or leaves anybody without the county's word once the line is there again.
#include <map>
#include <memory>

#include "catch.hpp"
#include "county/accounts.hpp"
#include "county/appointment_desk.hpp"
#include "county/record_store.hpp"
#include "county/slot_book.hpp"
#include "county_support/postgresql_server.hpp"
#include "seed.hpp"
#include "station.hpp"
#include "store/shared_slots.hpp"
#include "trust_fixture.hpp"

using namespace liaison;
using namespace std::chrono_literals;
using domain::Appointment;
using domain::AppointmentState;
using domain::Confirmation;

namespace {

constexpr const char* shared_deputy = "deputy-a";
constexpr const char* own_deputy = "deputy-b";
const std::array<std::string, 2> station_ids{"room-001", "room-002"};

std::string document_of(const std::string& station) {
    auto document = liaison::test::good_document();
    document["station"]["id"] = station;
    document["opening_hours"]["weekly"][0]["days"] = {"tuesday"};
    document["roster"] = {{{"deputy", shared_deputy},
                           {"days", {"tuesday"}},
                           {"from", "09:00"},
                           {"to", "12:00"},
                           {"shared", true}},
                          {{"deputy", own_deputy}, {"days", {"tuesday"}}, {"from", "09:00"}, {"to", "12:00"}}};
    document["slots"]["walk_in_percent"] = 0;
    document["slots"]["appointments_per_day"] = 20;
    document["slots"]["appointments_per_person"] = 20;
    // The two stations cut the same shift differently: what overlaps is the same time.
    document["slots"]["length_minutes"] = station == station_ids[0] ? 20 : 30;
    return document.dump();
}

struct County {
    store::test::TemporaryFolder folder;
    liaison::testing::TestDatabase at; // PostgreSQL, or none
    county::Database database{at.place().empty() ? (folder.path() / "county.db").string() : at.place(), 1000ms};
    county::Accounts accounts{database};
    county::RecordStore records{
        database, county::SealOpener(domain::OpeningKey::generate(domain::SealingSuite::hpke_x25519))};
    county::SlotBook slots{database};
    test::MadeUpCounty keys;
    county::TrustStore trust{database};
    county::ConfigurationStore configurations{database, trust, keys.configuration_key};
    county::AppointmentDesk desk{database, configurations, domain::SigningKey::generate()};

    explicit County(domain::WallTime now) {
        REQUIRE(trust.publish(keys.signed_root()));
        for (const std::string& station : station_ids) {
            REQUIRE(configurations.publish({.document = document_of(station), .station = station, .by = "test"},
                                           now));
        }
    }
};

class Kiosk {
public:
    Kiosk(std::string id, std::uint64_t seed)
        : id_(std::move(id)), seed_(seed), ids_(store::test::random_from(seed + 77'000)),
          configuration_(domain::parse_station_configuration(document_of(id_)).value()) {
        start();
    }

    void start() {
        slots_.reset();
        station_.reset();
        station_ = std::make_unique<store::test::StoreAtWork>(folder_.data(), ++seed_ * 7919);
        slots_ = std::make_unique<store::SharedSlots>(*station_->database, *station_->key,
                                                      store::test::random_from(++seed_ * 104'729));
    }

    // With a county that can be reached the time is held first, as a rule.
    void book(liaison::test::Random& random, const store::Moment& now, County* county) {
        const std::string deputy = random.once_in(4) ? own_deputy : shared_deputy;
        const auto nine = configuration_.time_zone.to_wall(now.today, 9h);
        const auto start = nine + 10min * random.between(0, 17);
        domain::BookingRequest request{store::test::person(random.between(1, 9)), deputy, start};
        if (county && deputy == shared_deputy && random.once_in(2)) {
            request.appointment_id = domain::make_uuid(ids_());
            const auto end = start + configuration_.slots.length;
            const bool held = county->slots.hold(id_, {request.appointment_id, deputy, start, end}, now.wall);
            if (!held || random.once_in(3)) return; // taken, or the visitor went away
        }
        const auto booked = station_->visits.book(request, configuration_.calendar(), now);
        if (booked) promised_.push_back(booked->appointment.id);
    }

    void touch_one(liaison::test::Random& random, const store::Moment& now) {
        if (promised_.empty()) return;
        const auto one = find(random.one_of(promised_));
        REQUIRE(one); // what was promised is there
        if (random.once_in(2))
            station_->visits.cancel(one->id, now);
        else
            station_->visits.check_in({store::test::person(1), one->deputy_id, *one}, now);
    }

    // One exchange with the county; the request or its answer may be lost.
    void deliver(County& county, liaison::test::Random* losses, domain::WallTime now) {
        const auto batch = station_->outbox.next_batch(losses ? 5 : 200, 1'000'000).value();
        if (batch.empty() || (losses && losses->once_in(3))) return;
        const auto results = county.records.accept({id_, batch}, now);
        if (losses && losses->once_in(3)) return;
        REQUIRE(station_->outbox.acknowledge(results));
    }

    void hear(County& county, liaison::test::Random* losses, const store::Moment& now) {
        domain::CountyNews news;
        county.slots.add_news(id_, slots_->cursor().value(), news);
        const auto told = domain::parse_county_news(domain::to_json(news)).value(); // as on the wire
        if (losses && losses->once_in(3)) return;
        REQUIRE(slots_->take_words(told, now));
    }

    bool is_quiet() { return station_->outbox.unsent().value() == 0; }
    const std::string& id() const { return id_; }
    const std::vector<std::string>& promised() const { return promised_; }
    std::vector<Appointment> appointments(domain::Day day) {
        return station_->visits.station_day(day).value().appointments;
    }
    std::optional<Appointment> find(const std::string& id) {
        for (const Appointment& appointment : appointments(store::test::morning().today))
            if (appointment.id == id) return appointment;
        return std::nullopt;
    }

private:
    std::string id_;
    std::uint64_t seed_;
    store::RandomSource ids_;
    domain::StationConfiguration configuration_;
    store::test::TemporaryFolder folder_;
    std::unique_ptr<store::test::StoreAtWork> station_;
    std::unique_ptr<store::SharedSlots> slots_;
    std::vector<std::string> promised_; // the ids that book() gave
};

struct Outcome {
    int booked = 0;
    int given = 0;
    int refused = 0;
};

// Who holds a time of the shared deputy for good: both kiosks' appointments and the county's own.
void check_times(County& county, std::array<Kiosk, 2>& kiosks, domain::Day day, Outcome& outcome) {
    std::vector<Appointment> held;
    for (Kiosk& kiosk : kiosks)
        for (const std::string& id : kiosk.promised()) {
            const auto one = kiosk.find(id);
            REQUIRE(one);
            ++outcome.booked;
            INFO(kiosk.id() << " " << one->number << " " << to_string(one->state) << " "
                            << to_string(one->confirmation));
            const bool shared = one->deputy_id == shared_deputy;
            CHECK((one->confirmation == Confirmation::not_needed) == !shared);
            if (shared && one->holds_slot()) CHECK(one->confirmation != Confirmation::asked);
            outcome.given += one->confirmation == Confirmation::given ? 1 : 0;
            outcome.refused += one->confirmation == Confirmation::refused ? 1 : 0;
            if (one->confirmation == Confirmation::refused) CHECK(one->state != AppointmentState::booked);
            if (one->holds_slot() && one->confirmation == Confirmation::given) held.push_back(*one);
            CHECK_FALSE(county.records.before(kiosk.id(), 0, "appointment", 1000).empty());
        }
    const auto claims = county.database.use([](soci::session& sql) {
        return county::select_one<std::int64_t>(sql, "SELECT count(*) FROM slot_claim WHERE appointment NOT IN"
                                                     " (SELECT id FROM issued_appointment)");
    });
    CHECK(claims == std::tuple(static_cast<std::int64_t>(
                        held.size()))); // the county and the stations know of the same ones
    const auto issued = county.database.use([](soci::session& sql) {
        return county::select<std::string, std::string>(sql,
                                                        "SELECT starts_at, ends_at FROM issued_appointment");
    });
    for (const auto& [starts_at, ends_at] : issued) {
        Appointment one;
        one.start = domain::parse_wall_time(starts_at).value();
        one.end = domain::parse_wall_time(ends_at).value();
        held.push_back(one);
    }
    for (std::size_t i = 0; i < held.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto told = [](const Appointment& one) {
                return one.id + " from " + domain::format_wall_time(one.start) + " " + to_string(one.state);
            };
            INFO(told(held[i]) << ", " << told(held[j]));
            CHECK((held[i].end <= held[j].start || held[j].end <= held[i].start));
        }
    CHECK(day == store::test::morning().today);
}

Outcome run(liaison::test::Random& random, std::uint64_t round) {
    auto now = store::test::morning(-90min);
    County county(now.wall);
    std::array<Kiosk, 2> kiosks{Kiosk{station_ids[0], round * 100}, Kiosk{station_ids[1], round * 100 + 50}};
    for (int step = 0; step < 120; ++step) {
        Kiosk& kiosk = random.once_in(2) ? kiosks[0] : kiosks[1];
        switch (random.between(0, 9)) {
        case 0:
        case 1:
        case 2: kiosk.book(random, now, random.once_in(2) ? &county : nullptr); break;
        case 3: kiosk.touch_one(random, now); break;
        case 4:
        case 5:
        case 6: kiosk.deliver(county, &random, now.wall); break;
        case 7: kiosk.hear(county, &random, now); break;
        case 8:
            if (random.once_in(4)) kiosk.start();
            break;
        default:
            if (random.once_in(4))
                county.desk.issue({.station = kiosk.id(),
                                   .deputy = shared_deputy,
                                   .start = store::test::morning(10min * random.between(0, 16)).wall,
                                   .by = "clerk"},
                                  now.wall);
        }
        now.wall += 1s * random.between(0, 60);
    }
    for (int settle = 0; settle < 4; ++settle)
        for (Kiosk& kiosk : kiosks) {
            while (!kiosk.is_quiet())
                kiosk.deliver(county, nullptr, now.wall);
            kiosk.hear(county, nullptr, now);
        }
    Outcome outcome;
    check_times(county, kiosks, now.today, outcome);
    return outcome;
}

} // namespace

TEST_CASE("two stations and the county never give one time twice, and lose no booking", "[property]") {
    liaison::test::Random random;
    INFO(random);
    Outcome all;
    for (std::uint64_t round = 1; round <= 120; ++round) {
        const Outcome one = run(random, round);
        all.booked += one.booked;
        all.given += one.given;
        all.refused += one.refused;
    }
    CAPTURE(all.booked, all.given, all.refused);
    CHECK(all.given > 100);
    CHECK(all.refused > 20); // there were conflicts to resolve
}
