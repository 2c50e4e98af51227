// How a machine becomes a station and stays one, between the kiosk's own code and the real server.
#include <filesystem>
#include <fstream>

#include "county_support/county_process.hpp"
#include "cutting_proxy.hpp"
#include "link_desk.hpp"
#include "sync/enrolment.hpp"
#include "sync/identity.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;
namespace fs = std::filesystem;

namespace {

struct Machine {
    CountyProcess county;
    TemporaryFolder folder;
    fs::path identity = folder.path() / "identity.pem";

    Machine() { county.start(); }
    std::string code(const std::string& station = "room-017") {
        const auto printed = county.run({"enrolment-code", "--station", station});
        REQUIRE(printed.exit_code == 0);
        return printed.output.substr(0, printed.output.size() - 1);
    }
    HttpClient client() const {
        return HttpClient(
            {.base_url = county.url(), .ca_certificate = county.authority(), .identity = identity});
    }
    tl::expected<void, std::string> enrol(const std::string& typed) {
        HttpClient one = client();
        return sync::enrol(one, "room-017", typed, identity);
    }
    long status_of(const std::string& path) {
        HttpClient one = client();
        const auto answer = one.get(path);
        return answer ? answer->status : 0;
    }
};

constexpr const char* own_path = "/api/v1/stations/room-017/configuration?after=0";
constexpr const char* other_path = "/api/v1/stations/room-018/configuration?after=0";

} // namespace

TEST_CASE("a code makes a machine the station, once, however it is typed") {
    Machine machine;
    CHECK(machine.status_of(own_path) == 401);
    std::string typed = machine.code();
    CHECK(typed.size() == 17);
    for (char& c : typed)
        c = c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    REQUIRE(machine.enrol(typed));
    CHECK(machine.status_of(own_path) == 204);
    CHECK(machine.status_of(other_path) == 403);
    const auto again = machine.enrol(typed);
    REQUIRE_FALSE(again);
    CHECK(again.error().find("mistyped, used or too old") != std::string::npos);
    CHECK(machine.status_of(own_path) == 204); // what it has stays
    CHECK(machine.county.log().find(typed) == std::string::npos);
}

TEST_CASE("only the newest code of a station counts, and none that was never given out") {
    Machine machine;
    const std::string first = machine.code(), second = machine.code();
    CHECK_FALSE(machine.enrol(first));
    CHECK_FALSE(machine.enrol("AAAAA-AAAAA-AAAAA"));
    CHECK_FALSE(machine.enrol(""));
    REQUIRE(machine.enrol(second));
    const std::string elsewhere = machine.code("room-018");
    CHECK(machine.enrol(elsewhere).error().find("the code is for room-018") != std::string::npos);
    CHECK(machine.status_of(own_path) == 204);
}

TEST_CASE("whoever guesses codes is held up") {
    Machine machine;
    const std::string code = machine.code();
    for (int i = 0; i < 10; ++i)
        CHECK_FALSE(machine.enrol("AAAAA-AAAAA-AAAAA"));
    CHECK(machine.enrol(code).error() == "too many attempts: try again later");
}

TEST_CASE("an answer that is cut anywhere costs no code: asked again, the certificate is there") {
    Machine machine;
    const std::string code = machine.code();
    CuttingProxy proxy(machine.county.port());
    const auto ask = [&] {
        HttpClient client({.base_url = proxy.url(),
                           .ca_certificate = machine.county.authority(),
                           .total_timeout = std::chrono::seconds{10}});
        return sync::enrol(client, "room-017", code, machine.identity);
    };
    const fs::path waiting = machine.identity.string() + ".waiting";
    const auto issued = [&] { return machine.county.log().find("action=enrol") != std::string::npos; };
    int lost = 0;
    for (std::size_t cut = 0;; cut += 64) {
        proxy.cut_after(cut);
        const bool was_issued = issued();
        if (ask()) break;
        REQUIRE(cut < 20'000);
        lost += was_issued || issued() ? 1 : 0;
        CHECK_FALSE(fs::exists(machine.identity));
        CHECK((fs::status(waiting).permissions() & fs::perms::all) ==
              (fs::perms::owner_read | fs::perms::owner_write));
    }
    CHECK(lost > 5);
    CHECK_FALSE(fs::exists(waiting));
    CHECK(machine.status_of(own_path) == 204);
    fs::remove(machine.identity); // another key: the code was used
    CHECK(machine.enrol(code).error().find("mistyped, used or too old") != std::string::npos);
    CHECK(machine.county.run({"revoke", "--station", "room-017"}).output == "revoked: 1\n");
}

TEST_CASE("a waiting key that was damaged is made anew") {
    Machine machine;
    const fs::path waiting = machine.identity.string() + ".waiting";
    const KeyAndRequest one = make_key_and_request("room-017"), other = make_key_and_request("room-017");
    for (const std::string& damaged : {std::string(), one.key, one.request, one.key + other.request}) {
        std::ofstream(waiting, std::ios::binary) << damaged;
        const KeyAndRequest fresh = waiting_key_and_request(waiting, "room-017").value();
        CHECK(fresh.key != one.key);
        CHECK(read_text(waiting) == fresh.key + fresh.request);
        CHECK(waiting_key_and_request(waiting, "room-017")->key == fresh.key);
    }
    CHECK_FALSE(waiting_key_and_request(machine.folder.path() / "not-there" / "waiting", "room-017"));
    REQUIRE(machine.enrol(machine.code()));
}

TEST_CASE("a certificate is exchanged for the next one; a revoked one opens nothing") {
    Machine machine;
    REQUIRE(machine.enrol(machine.code()));
    const std::string before = read_text(machine.identity);
    {
        HttpClient client = machine.client();
        REQUIRE(renew_identity(client, "room-017", machine.identity));
    }
    CHECK(read_text(machine.identity) != before);
    CHECK(machine.status_of(own_path) == 204);
    REQUIRE(machine.county.run({"revoke", "--station", "room-017"}).output == "revoked: 2\n");
    CHECK(machine.status_of(own_path) == 403);
    HttpClient client = machine.client();
    CHECK_FALSE(renew_identity(client, "room-017", machine.identity));
    REQUIRE(machine.enrol(machine.code())); // set up anew
    CHECK(machine.status_of(own_path) == 204);
}

TEST_CASE("a certificate of another county's authority is as good as none") {
    Machine machine, elsewhere;
    REQUIRE(elsewhere.enrol(elsewhere.code()));
    fs::copy_file(elsewhere.identity, machine.identity);
    CHECK(machine.status_of(own_path) == 401);
}

TEST_CASE("records go up with a certificate alone, and a machine that is enrolled later is let in then") {
    Machine machine;
    LinkDesk desk(machine.county.url(), machine.county.authority(), "");
    desk.settings.http.identity = machine.identity;
    desk.settings.planner.configuration_interval = std::chrono::milliseconds{20};
    desk.outbox.add(1, 20);
    desk.start();
    desk.wait_until("refused", [&] { return desk.status().state == LinkState::refused; });
    desk.link->stop();
    REQUIRE(machine.enrol(machine.code()));
    desk.start();
    desk.wait_until_delivered();
}
