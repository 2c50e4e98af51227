// What a station shows of itself, and whom it believes when its clock is wrong.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "county_support/county_process.hpp"
#include "link_desk.hpp"
#include "rude_server.hpp"
#include "sync/identity.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;
namespace fs = std::filesystem;

namespace {

void shell(const std::string& command) {
    INFO(command);
    REQUIRE(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
}

// A certificate of the county's authority for that request.
std::string certificate_for(const CountyProcess& county, const std::string& request, const fs::path& folder) {
    std::ofstream(folder / "request.pem") << request;
    const std::string data = county.data();
    shell("openssl x509 -req -days 20 -in " + (folder / "request.pem").string() + " -CA " + data +
          "/ca.pem -CAkey " + data + "/ca-key.pem -CAcreateserial -out " +
          (folder / "certificate.pem").string());
    return read_text(folder / "certificate.pem");
}

} // namespace

TEST_CASE("an identity is kept whole, for its owner only, and only if the certificate is for the key") {
    const CountyProcess county;
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "identity.pem";
    const KeyAndRequest made = make_key_and_request("room-017"), other = make_key_and_request("room-017");
    const std::string certificate = certificate_for(county, made.request, folder.path());

    CHECK(store_identity(file, other.key, certificate).error().find("another key") != std::string::npos);
    CHECK(store_identity(file, made.key, "<html>").error().find("no certificate") != std::string::npos);
    CHECK_FALSE(store_identity(folder.path() / "not-there" / "identity.pem", made.key, certificate));
    CHECK_FALSE(fs::exists(file));
    REQUIRE(store_identity(file, made.key, certificate + "and more"));
    CHECK((fs::status(file).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(read_text(file).find("and more") == std::string::npos);
    CHECK_FALSE(store_identity(file, other.key, certificate));
    CHECK(read_text(file).starts_with(made.key)); // the one before stays

    const auto span = certificate_span(file).value();
    CHECK(span.end - span.begin == std::chrono::hours{20 * 24});
    CHECK_FALSE(renewal_is_due(span, span.begin + std::chrono::hours{9 * 24}));
    CHECK(renewal_is_due(span, span.begin + std::chrono::hours{11 * 24}));
    CHECK_FALSE(certificate_span(folder.path() / "request.pem"));
}

TEST_CASE(
    "a wrong clock cuts no station off: the certificate is judged by the county's time as it was known last") {
    const TemporaryFolder folder;
    const std::string key = folder.path() / "key.pem", certificate = folder.path() / "certificate.pem";
    shell("faketime '2020-01-10 00:00:00' openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
          " -days 30 -subj /CN=county -addext subjectAltName=IP:127.0.0.1 -keyout " +
          key + " -out " + certificate);
    const RudeServer server(certificate, key, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                            RudeServer::Ending::hang_up);
    const auto status_with = [&](std::optional<domain::WallTime> known) -> long {
        HttpClient client({.base_url = server.url(),
                           .ca_certificate = certificate,
                           .last_county_time = [known] { return known; }});
        const auto answer = client.get("/");
        if (!answer) CHECK(answer.error().kind == TransferError::Kind::tls_refused);
        return answer ? answer->status : 0;
    };
    const domain::WallTime january = std::chrono::sys_days{std::chrono::January / 20 / 2020};
    CHECK(status_with(std::nullopt) == 0);
    CHECK(status_with(january) == 200);
    CHECK(status_with(january + std::chrono::hours{60 * 24}) == 0);
    CHECK(status_with(january - std::chrono::hours{60 * 24}) == 0);
}
