#include <filesystem>

#include "catch.hpp"
#include "county_support/county_process.hpp"
#include "domain/pin.hpp"
#include "domain/visit_code.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
namespace fs = std::filesystem;

TEST_CASE("init makes a folder for its owner only, and changes nothing the second time") {
    CountyProcess county;
    const fs::path data = county.data();
    CHECK((fs::status(data).permissions() & fs::perms::all) == fs::perms::owner_all);
    std::map<std::string, std::string> before;
    for (const char* name : {"ca.pem", "ca-key.pem", "server.pem", "server-key.pem", "county-signing.pem",
                             "configuration-signing.pem", "trust-root.json"})
        before[name] = read_text(data / name);
    for (const char* name : {"ca-key.pem", "server-key.pem", "county-signing.pem", "configuration-signing.pem",
                             "root-keys/root-1.pem"})
        CHECK((fs::status(data / name).permissions() & fs::perms::all) ==
              (fs::perms::owner_read | fs::perms::owner_write));
    const auto again = county.run({"init", "--host", "127.0.0.1"});
    CHECK(again.exit_code == 0);
    for (const auto& [name, content] : before)
        CHECK(read_text(data / name) == content);
    CHECK(again.output.find("PRIVATE") == std::string::npos);
}

TEST_CASE("init with another host renews the server's certificate and nothing else") {
    CountyProcess county;
    const std::string authority = read_text(county.authority());
    const std::string certificate = read_text(county.data() + "/server.pem");
    REQUIRE(county.run({"init", "--host", "county.example"}).exit_code == 0);
    CHECK(read_text(county.authority()) == authority);
    CHECK(read_text(county.data() + "/server.pem") != certificate);
    CHECK(county.run({"init", "--host", "a,IP:8.8.8.8"}).exit_code == 1);
}

TEST_CASE("only hashes of codes and passwords are kept") {
    CountyProcess county;
    std::string code = county.run({"enrolment-code", "--station", "room-017"}).output;
    std::erase_if(code, [](char c) { return c == '-' || c == '\n'; });
    county.add_staff("clerk", "a long password");
    CHECK(code.size() == 15);
    std::string everything;
    for (const std::string& row : stored_rows(county))
        everything += row;
    for (const auto& entry : fs::directory_iterator(county.data()))
        everything += read_text(entry.path());
    CHECK(everything.find(code) == std::string::npos);
    CHECK(everything.find(code.substr(0, 5)) == std::string::npos); // nor a group of it
    CHECK(everything.find("a long password") == std::string::npos);
    CHECK(everything.find("scrypt$16384$8$1$") != std::string::npos);
}

TEST_CASE("the command line issues codes and hashes, and says what is wrong with what it gets") {
    CountyProcess county;
    const auto issued = county.run({"issue-appointment", "--station", "room-017", "--deputy", "deputy-01",
                                    "--start", "2090-01-01T09:30:00+08:00", "--minutes", "20"});
    REQUIRE(issued.exit_code == 0);
    CHECK(domain::read_visit_code(issued.output.substr(0, issued.output.size() - 1),
                                  first_root_of(county).appointment_key(), "room-017",
                                  domain::parse_wall_time("2090-01-01T01:00:00.000Z").value()));

    const auto hashed = run_county({"hash-pin"}, "1234\n");
    CHECK(domain::pin_matches("1234", hashed.output.substr(0, hashed.output.size() - 1)));

    CHECK(run_county({"hash-pin"}, "12\n").exit_code == 1);
    CHECK(county.run({"add-staff", "--name", "clerk"}, "short\n").exit_code == 1);
    CHECK(county.run({"enrolment-code", "--station", "Room 17"}).exit_code == 1);
    CHECK(county.run({"serve", "--listen", "nonsense"}).exit_code == 1);
    CHECK(run_county({"serve", "--data", county.data() + "-not-there"}).exit_code == 1);
    CHECK(run_county({}).exit_code != 0);
}

TEST_CASE("the example's PINs are the ones in the manual") {
    const std::string text = read_text(STATION_EXAMPLE);
    for (const char* pin : {"1234", "2345", "3456"}) {
        bool fits = false;
        for (auto at = text.find("scrypt$"); at != std::string::npos; at = text.find("scrypt$", at + 1))
            fits = fits || domain::pin_matches(pin, text.substr(at, text.find('"', at) - at));
        CHECK(fits);
    }
}
