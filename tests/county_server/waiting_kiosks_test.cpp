// Kiosks that wait for a configuration: one publication is enough, and thousands of them cost little.
#include <fstream>
#include <future>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <openssl/ssl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "catch.hpp"
#include "county_support/county_process.hpp"
#include "domain/signed_configuration.hpp"

using namespace liaison;
using namespace liaison::testing;

namespace {

constexpr const char* path = "/api/v1/stations/room-017/configuration?after=0&wait=60";

// A question over TLS that is sent at once; its answer is read when somebody asks for it.
class Question {
public:
    Question(SSL_CTX* context, int port, const std::string& request) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connection_ = SSL_new(context);
        SSL_set_fd(connection_, socket_);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
            SSL_connect(connection_) != 1 ||
            SSL_write(connection_, request.data(), static_cast<int>(request.size())) <= 0)
            throw std::runtime_error("cannot ask");
    }
    ~Question() {
        SSL_free(connection_);
        ::close(socket_);
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    std::string first_bytes() {
        char buffer[64];
        const int size = SSL_read(connection_, buffer, sizeof buffer);
        return {buffer, static_cast<std::size_t>(std::max(size, 0))};
    }

private:
    int socket_;
    SSL* connection_;
};

std::int64_t memory_kib(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string word; status >> word;)
        if (word == "VmRSS:") {
            std::int64_t amount = 0;
            status >> amount;
            return amount;
        }
    return 0;
}

} // namespace

TEST_CASE("a kiosk that waits gets a new version at once, whoever publishes it") {
    CountyProcess county;
    county.add_staff("clerk", "password-1");
    county.start({"--listen-metrics", "127.0.0.1:0"});
    CountyProcess other(&county); // another process over the same database
    const auto ask = [&](std::int64_t after) {
        return std::async(std::launch::async, [&county, after] {
            auto client = county.kiosk("room-017");
            client->set_read_timeout(std::chrono::seconds{70});
            const auto answer =
                client->Get("/api/v1/stations/room-017/configuration?wait=60&after=" + std::to_string(after));
            return domain::parse_configuration_news(answer->body).value().configuration.value().document;
        });
    };
    const std::string document = read_text(STATION_EXAMPLE);

    auto first = ask(0);
    county.wait_until_waiting(1);
    REQUIRE(other.publish(document).exit_code == 0); // the command line, a process of its own
    CHECK(first.get() == document);

    auto second = ask(1);
    county.wait_until_waiting(1);
    nlohmann::json next = nlohmann::json::parse(document);
    next["version"] = 2;
    const auto published =
        county.client()->Put("/api/v1/stations/room-017/configuration", county.sign_in("clerk", "password-1"),
                             next.dump(), "application/json");
    REQUIRE(published->status == 200);
    CHECK(second.get() == next.dump());
}

TEST_CASE("two thousand kiosks wait in one process, without a thread for each") {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    constexpr std::int64_t count = 2'000;
    REQUIRE(limit.rlim_max > count + 100);
    CountyProcess county;
    const std::string identity = county.identity("room-017");
    county.start({"--listen-metrics", "127.0.0.1:0"});
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                    &SSL_CTX_free);
    SSL_CTX_load_verify_locations(context.get(), county.authority().c_str(), nullptr);
    SSL_CTX_use_certificate_file(context.get(), identity.c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context.get(), identity.c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    const std::string request = std::string("GET ") + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const std::int64_t before = memory_kib(county.process());
    std::vector<std::unique_ptr<Question>> kiosks;
    for (std::int64_t i = 0; i < count; ++i)
        kiosks.push_back(std::make_unique<Question>(context.get(), county.port(), request));
    county.wait_until_waiting(count);
    const std::int64_t each = (memory_kib(county.process()) - before) / count;
    WARN(count << " kiosks wait: " << memory_kib(county.process()) / 1024 << " MiB, " << each << " KiB each");
    CHECK(each < 200);
    CHECK(county.client()->Get("/readyz")->status == 200);
    REQUIRE(county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
    std::int64_t answered = 0;
    for (const auto& kiosk : kiosks)
        answered += kiosk->first_bytes().starts_with("HTTP/1.1 200 OK") ? 1 : 0;
    CHECK(answered == count);
    CHECK(county.stop() == 0);
}
