#include "county_support/county_process.hpp"
#include "link_desk.hpp"
#include "rude_server.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;
using Ending = RudeServer::Ending;

namespace {

std::string http(const std::string& status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace

TEST_CASE("an HTTPS client tells apart what can go wrong") {
    CountyProcess county; // for its certificates
    const std::string long_body(5000, 'x');
    using Kind = TransferError::Kind;
    struct Row {
        const char* what;
        std::string answer;
        Ending ending;
        std::optional<Kind> error;
        long status;
        std::optional<std::chrono::seconds> retry_after;
    };
    const std::vector<Row> rows{
        {"hangs up without an answer", "", Ending::hang_up, Kind::unreachable, 0, {}},
        {"cut in the middle of the head", "HTTP/1.1 20", Ending::hang_up, Kind::unreachable, 0, {}},
        {"cut in the middle of the body",
         http("200 OK", "", long_body).substr(0, 3000),
         Ending::hang_up,
         Kind::unreachable,
         0,
         {}},
        {"not HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n", Ending::hang_up, Kind::garbled, 0, {}},
        {"never answers", "", Ending::keep_silent, Kind::timed_out, 0, {}},
        {"stops in the middle of the body",
         http("200 OK", "", long_body).substr(0, 3000),
         Ending::keep_silent,
         Kind::timed_out,
         0,
         {}},
        {"announces a huge answer",
         "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
         Ending::keep_silent,
         Kind::garbled,
         0,
         {}},
        {"sends a huge answer unannounced",
         "HTTP/1.1 200 OK\r\n\r\n" + std::string(300'000, 'x'),
         Ending::hang_up,
         Kind::garbled,
         0,
         {}},
        {"500", http("500 Oops", "", "{}"), Ending::hang_up, {}, 500, {}},
        {"413", http("413 Too Large", "", "{}"), Ending::hang_up, {}, 413, {}},
        {"503 with patience",
         http("503 Later", "Retry-After: 7\r\n", ""),
         Ending::hang_up,
         {},
         503,
         std::chrono::seconds{7}},
        {"503 with a date",
         http("503 Later", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT\r\n", ""),
         Ending::hang_up,
         {},
         503,
         {}},
        {"503 with a negative number",
         http("503 Later", "Retry-After: -7\r\n", ""),
         Ending::hang_up,
         {},
         503,
         {}},
        {"a redirection is not followed",
         http("302 Found", "Location: https://127.0.0.1:1/\r\n", ""),
         Ending::hang_up,
         {},
         302,
         {}},
        {"an answer", http("200 OK", "", "{}"), Ending::hang_up, {}, 200, {}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const RudeServer server(county.data() + "/server.pem", county.data() + "/server-key.pem", row.answer,
                                row.ending);
        HttpClient client({.base_url = server.url(),
                           .ca_certificate = county.authority(),
                           .total_timeout = std::chrono::milliseconds{400},
                           .most_response_bytes = 100'000});
        const auto answer = client.post_json("/", "{}");
        CHECK(answer.has_value() == !row.error.has_value());
        if (!answer) {
            INFO(answer.error().detail);
            CHECK(answer.error().kind == row.error);
        } else {
            CHECK(answer->status == row.status);
            CHECK(answer->retry_after == row.retry_after);
        }
    }
}

TEST_CASE("whatever a rude server answers, the records stay and the link goes on") {
    CountyProcess county;
    struct Row {
        const char* what;
        std::string answer;
        Ending ending;
    };
    const std::vector<Row> rows{
        {"hangs up", "", Ending::hang_up},
        {"never answers", "", Ending::keep_silent},
        {"500", http("500 Oops", "", ""), Ending::hang_up},
        {"503", http("503 Later", "Retry-After: 0\r\n", ""), Ending::hang_up},
        {"a page of a hotel's network", http("200 OK", "", "<html>Please log in</html>"), Ending::hang_up},
        {"an empty answer", http("200 OK", "", ""), Ending::hang_up},
        {"a redirection", http("302 Found", "Location: https://127.0.0.1:1/\r\n", ""), Ending::hang_up},
        {"not HTTP", "220 mail.example ESMTP\r\n", Ending::hang_up},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const RudeServer server(county.data() + "/server.pem", county.data() + "/server-key.pem", row.answer,
                                row.ending);
        LinkDesk desk(server.url(), county.authority(), "");
        desk.settings.http.total_timeout = std::chrono::milliseconds{200};
        desk.settings.planner.configuration_interval = std::chrono::milliseconds{20};
        desk.outbox.add(1, 3);
        desk.start();
        desk.wait_until("several attempts", [&] { return server.requests() >= 3; });
        desk.wait_until("told", [&] { return !desk.status().detail.empty(); });
        desk.link->stop();
        CHECK(desk.status().state == LinkState::offline);
        CHECK(desk.outbox.unsent() == 3);
        CHECK(desk.outbox.aside().empty());
        CHECK(desk.configurations().empty());
    }
}

TEST_CASE("the county's time is learned from its answers, and noted once") {
    CountyProcess county;
    const RudeServer server(county.data() + "/server.pem", county.data() + "/server-key.pem",
                            http("200 OK", "Date: Wed, 21 Oct 2026 07:28:00 GMT\r\n",
                                 R"({"results":[],"configuration_version":0})"),
                            Ending::hang_up);
    LinkDesk desk(server.url(), county.authority(), "");
    desk.settings.planner.configuration_interval = std::chrono::milliseconds{20};
    desk.start();
    desk.wait_until("several answers",
                    [&] { return server.requests() >= 4 && desk.outbox.times_learned() > 0; });
    desk.link->stop();
    const auto then = std::chrono::sys_days{std::chrono::October / 21 / 2026} + std::chrono::hours{7} +
                      std::chrono::minutes{28};
    const auto ahead = then - real_now().wall;
    CHECK(std::chrono::abs(*desk.outbox.county_ahead() - ahead) < std::chrono::seconds{30});
    CHECK(std::chrono::abs(desk.status().county_ahead - ahead) < std::chrono::seconds{30});
    // The same date again and again is a clock that stands: the difference grows, but by less than two seconds
    // here.
    CHECK(desk.outbox.times_learned() == 1);
}

TEST_CASE("stopping does not wait for a server that keeps silent") {
    CountyProcess county;
    const RudeServer server(county.data() + "/server.pem", county.data() + "/server-key.pem", "",
                            Ending::keep_silent);
    HttpClient client({.base_url = server.url(), .ca_certificate = county.authority()});
    std::thread stopper([&] {
        while (server.requests() == 0)
            std::this_thread::yield();
        client.abort();
    });
    const auto before = std::chrono::steady_clock::now();
    const auto answer = client.get("/");
    stopper.join();
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == TransferError::Kind::aborted);
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{10}); // its time-out is two minutes
    CHECK(client.get("/").error().kind == TransferError::Kind::aborted);
}
