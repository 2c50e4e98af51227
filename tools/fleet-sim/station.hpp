// One kiosk of many: what it has to say, what was acknowledged, and its connection, which it opens when it
// speaks.
#pragma once

#include <deque>
#include <memory>
#include <random>
#include <set>
#include <string>

#include <curl/curl.h>

#include "sent_record.hpp"
#include "tally.hpp"

namespace liaison::fleet {

// What goes wrong on the way, each with its chance at every request.
struct Faults {
    double answer_lost = 0; // the county has it, the kiosk does not hear so
    double sent_twice = 0;  // after the answer, as a kiosk does that was switched off before it noted it
    double outage = 0;      // silent for ten turns, then all at once
    double clock_skew = 0;  // share of stations whose clock is wrong, by up to a year
};

struct StationSettings {
    std::string id;
    std::string url;       // of the county
    std::string authority; // PEM file
    std::string identity;  // PEM: key and certificate
    std::optional<domain::SealingKey> sealed_to = {};
    Faults faults;
    std::uint64_t seed = 1;
};

class Station {
public:
    explicit Station(StationSettings settings);
    ~Station();
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    // A turn: so many new records. Gives a handle to run, or null: nothing to say, or an outage.
    CURL* speak(int new_records);
    // Everything that was ever acknowledged, once more, a batch at a time; null: all was asked about.
    CURL* ask_again();

    // How a transfer went. Gives the next one, if the station goes on at once.
    CURL* heard(CURLcode code, Tally& tally);
    // The same for ask_again(): what is stored now was lost before.
    void heard_again(CURLcode code, Tally& tally);

private:
    struct Free {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    CURL* send(std::vector<domain::WireRecord> records);
    std::optional<domain::BatchAnswer> answer(CURLcode code, Tally& tally);
    bool chance(double share) { return std::uniform_real_distribution<double>(0, 1)(random_) < share; }

    StationSettings settings_;
    std::mt19937_64 random_;
    std::chrono::milliseconds clock_error_{};
    std::int64_t sequence_ = 0;
    int silent_turns_ = 0;
    std::deque<domain::WireRecord> waiting_;
    std::vector<domain::WireRecord> under_way_, acknowledged_;
    std::set<std::int64_t> stored_;
    std::size_t asked_again_ = 0;
    bool repeating_ = false; // what is under way was acknowledged before
    std::string body_, answer_;
    std::unique_ptr<CURL, Free> handle_;
    std::unique_ptr<curl_slist, Free> headers_;
};

} // namespace liaison::fleet
