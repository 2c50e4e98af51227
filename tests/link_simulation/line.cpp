#include "line.hpp"

#include <array>
#include <charconv>

#include "domain/wire_record.hpp"

namespace liaison::link_simulation {

using namespace std::chrono_literals;
using Kind = sync::TransferError::Kind;
using sync::HttpAnswer;

namespace {

constexpr std::chrono::milliseconds connect_timeout = 10s, total_timeout = 120s; // as HttpClient's

bool holds(const Arrival& arrival, std::int64_t sequence) {
    const auto batch = domain::parse_batch(arrival.body);
    return batch && std::any_of(batch->records.begin(), batch->records.end(),
                                [&](const auto& record) { return record.sequence == sequence; });
}

HttpAnswer read(const county::Response& response, std::chrono::sys_seconds date) {
    HttpAnswer answer{.status = response.status, .body = response.body, .retry_after = {}, .date = date};
    const auto pause = response.headers.find("Retry-After");
    int seconds = 0;
    if (pause != response.headers.end() &&
        std::from_chars(pause->second.data(), pause->second.data() + pause->second.size(), seconds).ec ==
            std::errc{})
        answer.retry_after = std::chrono::seconds{seconds};
    return answer;
}

} // namespace

Line::Answered Line::get(const std::string& path) {
    return exchange({"GET", path, "", ""});
}

Line::Answered Line::post_json(const std::string& path, const std::string& json) {
    return exchange({"POST", path, json, ""});
}

Line::Answered Line::put_bytes(const std::string& path, const std::string& bytes) {
    return exchange({"PUT", path, bytes, ""});
}

Line::Answered Line::failed(Kind kind, const char* what) {
    world_.note(what);
    return tl::unexpected(sync::TransferError{kind, what});
}

std::optional<Line::Answered> Line::lost_on_the_way(const Arrival& arrival) {
    if (!world_.is_up()) {
        world_.pass(random_.once_in(2) ? connect_timeout : 5ms);
        return failed(random_.once_in(2) ? Kind::timed_out : Kind::unreachable, "no connection");
    }
    world_.pass(flight());
    if (world_.hits(plan_.request_cut)) return failed(Kind::unreachable, "the request was cut");
    const bool is_late = world_.hits(plan_.request_late);
    if (is_late) world_.arrive_later(random_.between(1, 48 * 3600) * 1s, arrival);
    if (is_late || world_.hits(plan_.request_lost)) {
        world_.pass(total_timeout);
        return failed(Kind::timed_out, is_late ? "the request is late" : "the request was lost");
    }
    if (world_.hits(plan_.request_twice)) world_.arrive_later(random_.between(1, 3600'000) * 1ms, arrival);
    return std::nullopt;
}

std::optional<Line::Answered> Line::answered_by_another() {
    if (world_.hits(plan_.busy)) {
        world_.note("busy");
        constexpr std::array statuses{429L, 502L, 503L, 504L};
        HttpAnswer answer{.status = random_.one_of(statuses), .body = "", .retry_after = {}, .date = {}};
        if (random_.once_in(2)) answer.retry_after = std::chrono::seconds{random_.between(0, 7200)};
        return answer;
    }
    if (world_.hits(plan_.foreign_answer)) {
        world_.note("foreign answer");
        constexpr std::array statuses{200L, 204L, 301L, 302L, 400L, 404L, 500L};
        return HttpAnswer{.status = random_.one_of(statuses),
                          .body = "<html>Welcome to the guest network</html>",
                          .retry_after = {},
                          .date = {}};
    }
    return std::nullopt;
}

Line::Answered Line::way_back(HttpAnswer answer) {
    world_.pass(flight());
    if (world_.hits(plan_.answer_cut)) return failed(Kind::unreachable, "the answer was cut");
    if (world_.hits(plan_.answer_lost)) {
        world_.pass(total_timeout);
        return failed(Kind::timed_out, "the answer was lost");
    }
    if (world_.hits(plan_.answer_halved)) {
        world_.note("half an answer");
        answer.body.resize(answer.body.size() / 2);
    }
    HttpAnswer told = world_.hits(plan_.answer_swapped) && earlier_ ? *earlier_ : answer;
    earlier_ = std::move(answer);
    return told;
}

Line::Answered Line::exchange(Arrival arrival) {
    arrival.certificate = world_.certificate();
    if (auto lost = lost_on_the_way(arrival)) return *std::move(lost);
    if (auto other = answered_by_another()) return *std::move(other);
    if (plan_.poison && holds(arrival, *plan_.poison)) {
        world_.note("not let through");
        return HttpAnswer{.status = 422, .body = "", .retry_after = {}, .date = {}};
    }
    const auto response = world_.arrive(arrival);
    if (!response) return failed(Kind::unreachable, "the county broke off");
    return way_back(read(*response, world_.county_date()));
}

} // namespace liaison::link_simulation
