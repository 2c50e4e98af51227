#include "station.hpp"

#include <algorithm>

namespace liaison::fleet {

namespace {

std::size_t take_body(const char* data, std::size_t, std::size_t size, void* pointer) {
    static_cast<std::string*>(pointer)->append(data, size);
    return size;
}

constexpr std::size_t most_records = domain::max_batch_records;

} // namespace

Station::Station(StationSettings settings)
    : settings_(std::move(settings)), random_(settings_.seed), handle_(curl_easy_init()) {
    constexpr std::int64_t year_ms = std::int64_t{365} * 24 * 3600 * 1000;
    if (chance(settings_.faults.clock_skew))
        clock_error_ =
            std::chrono::milliseconds{std::uniform_int_distribution<std::int64_t>(-year_ms, year_ms)(random_)};
    for (const char* line : {"Content-Type: application/json", "Expect:"})
        headers_.reset(curl_slist_append(headers_.release(), line));
    CURL* easy = handle_.get();
    curl_easy_setopt(easy, CURLOPT_URL,
                     (settings_.url + "/api/v1/stations/" + settings_.id + "/records").c_str());
    curl_easy_setopt(easy, CURLOPT_CAINFO, settings_.authority.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLCERT, settings_.identity.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLKEY, settings_.identity.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer_);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 60'000L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
}

Station::~Station() = default;

CURL* Station::send(std::vector<domain::WireRecord> records) {
    under_way_ = std::move(records);
    body_ = domain::to_json(domain::RecordBatch{settings_.id, under_way_});
    answer_.clear();
    curl_easy_setopt(handle_.get(), CURLOPT_POSTFIELDS, body_.c_str());
    curl_easy_setopt(handle_.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
    return handle_.get();
}

CURL* Station::speak(int new_records) {
    for (int i = 0; i < new_records; ++i)
        waiting_.push_back(make_record(++sequence_, settings_.id, random_, settings_.sealed_to, clock_error_));
    if (silent_turns_ > 0 && --silent_turns_ > 0) return nullptr;
    if (chance(settings_.faults.outage)) {
        silent_turns_ = 10;
        return nullptr;
    }
    if (waiting_.empty() || !under_way_.empty()) return nullptr;
    repeating_ = false;
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), most_records));
    return send({waiting_.begin(), end});
}

CURL* Station::ask_again() {
    if (asked_again_ >= acknowledged_.size()) return nullptr;
    const std::size_t end = std::min(acknowledged_.size(), asked_again_ + most_records);
    std::vector<domain::WireRecord> records(acknowledged_.begin() + static_cast<std::ptrdiff_t>(asked_again_),
                                            acknowledged_.begin() + static_cast<std::ptrdiff_t>(end));
    asked_again_ = end;
    return send(std::move(records));
}

std::optional<domain::BatchAnswer> Station::answer(CURLcode code, Tally& tally) {
    ++tally.requests;
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    auto parsed = domain::parse_answer(answer_);
    if (code != CURLE_OK || status != 200 || !parsed) {
        ++tally.failed;
        return std::nullopt;
    }
    curl_off_t microseconds = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_TOTAL_TIME_T, &microseconds);
    tally.latencies.emplace_back(microseconds);
    return *std::move(parsed);
}

CURL* Station::heard(CURLcode code, Tally& tally) {
    const auto records = std::exchange(under_way_, {});
    const auto told = answer(code, tally);
    if (!told) return nullptr; // the batch comes again at the next turn
    for (const domain::RecordResult& result : told->results) {
        if (result.outcome == domain::RecordOutcome::refused) ++tally.refused;
        if (result.outcome == domain::RecordOutcome::duplicate) ++tally.duplicates_told;
        if (result.outcome != domain::RecordOutcome::stored) continue;
        ++tally.records_stored;
        if (!stored_.insert(result.sequence).second) ++tally.stored_twice;
    }
    if (repeating_) return speak(0);
    if (chance(settings_.faults.answer_lost)) {
        ++tally.answers_lost;
        return speak(0);
    }
    acknowledged_.insert(acknowledged_.end(), records.begin(), records.end());
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(records.size()));
    if (chance(settings_.faults.sent_twice)) {
        repeating_ = true;
        return send(records);
    }
    return speak(0);
}

void Station::heard_again(CURLcode code, Tally& tally) {
    const auto records = std::exchange(under_way_, {});
    const auto told = answer(code, tally);
    if (!told) {
        asked_again_ -= records.size();
        return;
    }
    for (const domain::RecordResult& result : told->results)
        if (result.outcome != domain::RecordOutcome::duplicate) ++tally.lost;
}

} // namespace liaison::fleet
