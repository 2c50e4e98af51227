// The server over HTTP by itself, with routes of the test's own: its limits, its time, its waiting.
#include <atomic>
#include <future>
#include <thread>

#include <arpa/inet.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "catch.hpp"
#include "county/answers.hpp"
#include "county/http/gzip.hpp"
#include "county/http/listener.hpp"

using namespace liaison;
using namespace liaison::county;
using namespace std::chrono_literals;

namespace {

Manners with_answer_to_failure(Manners manners) {
    manners.failed = [](const Request&, Response& response, const std::exception_ptr&) {
        answer_error(response, 500, "internal error");
    };
    return manners;
}

struct Running {
    Bell bell;
    Router router;
    Listener listener;
    int port = 0;
    std::thread thread;

    explicit Running(const Limits& limits = {}, Manners manners = {})
        : listener(bell, limits, with_answer_to_failure(std::move(manners))) {
        router.get("/echo/{name}", [](const Request& request, Response& response) {
            response.set_content(request.matches[1] + "|" + request.get_param_value("a"), "text/plain");
        });
        router.post(
            "/size",
            [](const Request& request, Response& response) {
                response.set_content(std::to_string(request.body.size()), "text/plain");
            },
            100'000);
        router.get("/large", [](const Request&, Response& response) {
            response.set_content("\"" + std::string(50'000, 'x') + "\"", json_type);
        });
        router.get("/breaks", [](const Request&, Response&) { throw std::runtime_error("our own bug"); });
    }
    void start() {
        port = listener.open_plain("127.0.0.1", 0, router);
        thread = std::thread([this] { listener.run(); });
    }
    void stop() {
        listener.stop();
        if (thread.joinable()) thread.join();
    }
    ~Running() { stop(); }
    httplib::Client client() const { return httplib::Client("127.0.0.1", port); }
};

// Bytes as they are, where no client of HTTP would send them.
class Wire {
public:
    explicit Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Wire() { ::close(socket_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    void send(const std::string& bytes) const {
        if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
            throw std::runtime_error("cannot send");
    }
    std::string read_to_end() const {
        std::string text;
        char buffer[4096];
        for (ssize_t size = 0; (size = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
            text.append(buffer, static_cast<std::size_t>(size));
        return text;
    }

private:
    int socket_;
};

void until(Moment moment) {
    while (std::chrono::steady_clock::now() < moment)
        std::this_thread::yield();
}

std::string first_line(const std::string& answer) {
    return answer.substr(0, answer.find("\r\n"));
}

} // namespace

TEST_CASE("listener: requests find their route, decoded; what finds none is told so") {
    Running running;
    running.start();
    auto client = running.client();
    const Wire wire(running.port);
    wire.send("GET /echo/a%20b?b&a=1%2B1+2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(wire.read_to_end().ends_with("\r\n\r\na b|1+1 2"));
    CHECK(client.Get("/echo/x/y")->status == 404);
    CHECK(client.Get("/nowhere")->status == 404);
    const auto wrong_method = client.Delete("/size");
    CHECK(wrong_method->status == 405);
    CHECK(wrong_method->get_header_value("Allow") == "POST");
    CHECK(client.Get("/breaks")->status == 500);
    const auto head = client.Head("/large");
    CHECK(head->status == 200);
    CHECK(head->body.empty());
    const std::string date = client.Get("/echo/x")->get_header_value("Date");
    CHECK(date.size() == std::string("Fri, 27 Nov 2026 03:53:26 GMT").size());
    CHECK(date.ends_with(" GMT"));
}

TEST_CASE("listener: what is no request is refused, and the next one is answered") {
    Running running;
    running.start();
    struct Row {
        const char* what;
        std::string bytes;
        const char* status;
    };
    const std::string host = "Host: a\r\n", last = "Connection: close\r\n\r\n";
    const std::vector<Row> rows{
        {"noise", "\x16\x03\x01 noise\r\n\r\n", "400"},
        {"no host", "GET /echo/x HTTP/1.1\r\n" + last, "400"},
        {"half an escape", "GET /echo/%4 HTTP/1.1\r\n" + host + last, "400"},
        {"a zero byte", "GET /echo/%00 HTTP/1.1\r\n" + host + last, "400"},
        {"a proxy's address", "GET http://evil.example/ HTTP/1.1\r\n" + host + last, "400"},
        {"two lengths",
         "POST /size HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n" + last + "xx", "400"},
        {"a length and chunks",
         "POST /size HTTP/1.1\r\n" + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n" + last + "x",
         "400"},
        {"a negative length", "POST /size HTTP/1.1\r\n" + host + "Content-Length: -1\r\n" + last, "400"},
        {"a header without end",
         "GET /echo/x HTTP/1.1\r\n" + host + "X: " + std::string(40'000, 'x') + "\r\n" + last, "431"},
        {"chunks beyond the limit",
         "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n" + last + "186a1\r\n" +
             std::string(100'001, 'x') + "\r\n0\r\n\r\n",
         "413"},
        {"chunks",
         "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n" + last + "3\r\nabc\r\n0\r\n\r\n",
         "200"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const Wire wire(running.port);
        wire.send(row.bytes);
        CHECK(first_line(wire.read_to_end()).find(std::string(" ") + row.status + " ") != std::string::npos);
    }
    CHECK(running.client().Get("/echo/x")->status == 200);
}

TEST_CASE("listener: bodies come compressed, and a bomb stays outside") {
    Running running;
    running.start();
    auto client = running.client();
    const auto post = [&](const std::string& body, const std::string& encoding = "gzip") {
        return client.Post("/size", httplib::Headers{{"Content-Encoding", encoding}}, body, "text/plain");
    };
    CHECK(post(compressed(std::string(100'000, 'a')))->body == "100000");
    CHECK(post(compressed(""))->body == "0");
    CHECK(post(compressed(std::string(100'001, 'a')))->status == 413);
    CHECK(post(compressed(std::string(80'000'000, 'a')))->status == 413); // 80 MB in 80 KB
    CHECK(post("garbage")->status == 400);
    CHECK(post("")->status == 400);
    const std::string whole = compressed(std::string(5'000, 'a'));
    CHECK(post(whole.substr(0, whole.size() - 4))->status == 400);
    CHECK(post(whole + "x")->status == 400);
    std::string changed = whole;
    changed[whole.size() - 6] = static_cast<char>(changed[whole.size() - 6] ^ 1); // its checksum
    CHECK(post(changed)->status == 400);
    CHECK(post("x", "br")->status == 415);
    CHECK(post(std::string(100'001, 'a'), "identity")->status == 413);
}

TEST_CASE("listener: large data goes out compressed to whoever takes it so") {
    Running running;
    running.start();
    auto client = running.client();
    client.set_decompress(false);
    const auto plain = client.Get("/large");
    CHECK(plain->body.size() == 50'002);
    const auto small = client.Get("/large", httplib::Headers{{"Accept-Encoding", "deflate, gzip"}});
    CHECK(small->get_header_value("Content-Encoding") == "gzip");
    CHECK(small->body.size() < 1'000);
    CHECK(decompressed(small->body, 100'000).value() == plain->body);
}

TEST_CASE("listener: whoever sends too slowly is let go, and holds nobody up") {
    Running running({.handlers = 1,
                     .header = 150ms,
                     .idle = 150ms,
                     .transfer = 150ms,
                     .slowest_bytes_a_second = 1'000'000});
    running.start();
    const Wire silent(running.port), half_header(running.port), half_body(running.port), idle(running.port);
    half_header.send("GET /echo/x HTT");
    half_body.send("POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    idle.send("GET /echo/x HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(running.client().Get("/echo/x")->status == 200); // meanwhile
    CHECK(silent.read_to_end().empty());                   // each of these ends, or the test hangs
    CHECK(half_header.read_to_end().empty());
    CHECK(half_body.read_to_end().empty());
    CHECK(first_line(idle.read_to_end()).find(" 200 ") != std::string::npos);
    running.stop();
    CHECK(running.listener.load().connections == 0);
}

TEST_CASE("listener: a stop answers what is under way, and those who wait, and takes nobody new") {
    Running running({.handlers = 2});
    std::promise<void> is_asked;
    std::promise<void> go_on;
    running.router.get("/slow", [&](const Request&, Response& response) {
        is_asked.set_value();
        go_on.get_future().wait();
        response.set_content("done", "text/plain");
    });
    running.router.get("/wait", [](const Request& request, Response& response) {
        response.status = 204;
        response.wait_for("nothing", request.received + 1h);
    });
    running.start();
    auto slow = std::async([&] { return running.client().Get("/slow")->body; });
    auto waiting = std::async([&] {
        auto client = running.client();
        client.set_read_timeout(60s);
        return client.Get("/wait")->status;
    });
    is_asked.get_future().wait();
    while (running.listener.load().waiting == 0)
        std::this_thread::yield();
    running.listener.stop();
    CHECK(waiting.get() == 204);
    go_on.set_value();
    CHECK(slow.get() == "done");
    running.stop();
    CHECK_THROWS(Wire(running.port));
}

// The time of many connections runs out while the network's thread is held up, so that afterwards it closes one
// after the other; the stop comes in between, at another place in each round.
TEST_CASE("listener: a stop that meets connections whose time has just run out ends in peace") {
    constexpr int rounds = 8, many = 400;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        std::promise<void> is_held, has_run_out;
        std::atomic<bool> goes_on{false};
        Manners manners;
        manners.finish = [&](const Request& request, Response&) {
            if (request.path != "/echo/hold") return;
            is_held.set_value();
            has_run_out.get_future().wait();
            goes_on = true;
        };
        Running running({.header = 300ms}, manners);
        running.start();
        std::vector<std::unique_ptr<Wire>> silent;
        for (int i = 0; i < many; ++i)
            silent.push_back(std::make_unique<Wire>(running.port));
        while (running.listener.load().connections < many)
            std::this_thread::yield();
        const Wire holding(running.port);
        holding.send("GET /echo/hold HTTP/1.1\r\nHost: a\r\n\r\n");
        is_held.get_future().wait();
        until(std::chrono::steady_clock::now() + 310ms); // longer than their time
        has_run_out.set_value();
        while (!goes_on)
            std::this_thread::yield();
        until(std::chrono::steady_clock::now() + round * 400us);
        running.stop();
        CHECK(running.listener.load().connections == 0);
    }
}

TEST_CASE("listener: a poll is answered when its topic rings, or when its time is over") {
    Running running({.handlers = 1});
    std::atomic<int> news{0};
    std::promise<void> is_asked;
    running.router.get("/news", [&](const Request& request, Response& response) {
        const int found = news;
        if (found == 0) {
            response.status = 204;
            return response.wait_for("news", request.received + (request.has_param("short") ? 20ms : 60s));
        }
        response.set_content(std::to_string(found), "text/plain");
    });
    running.router.get("/race", [&](const Request& request, Response& response) {
        if (news == 0) {
            news = 7; // it becomes true, and rings, between the look and the waiting
            running.bell.ring("news");
            response.status = 204;
            return response.wait_for("news", request.received + 60s);
        }
        response.set_content("seen", "text/plain");
    });
    running.start();
    CHECK(running.client().Get("/news?short")->status == 204);
    std::vector<std::future<std::string>> polls;
    for (int i = 0; i < 20; ++i)
        polls.push_back(std::async(std::launch::async, [&] {
            auto client = running.client();
            client.set_read_timeout(60s);
            return client.Get("/news")->body;
        }));
    while (running.listener.load().waiting < 20)
        std::this_thread::yield();
    running.bell.ring("other news");
    CHECK(running.client().Get("/echo/x")->status == 200); // one thread for handlers, and none of it is taken
    CHECK(running.listener.load().waiting == 20);
    news = 5;
    running.bell.ring("news");
    for (auto& poll : polls)
        CHECK(poll.get() == "5");
    news = 0;
    CHECK(running.client().Get("/race")->body == "seen");
}

TEST_CASE("listener: more than it can do at once is asked to come again") {
    Running running({.handlers = 1, .most_queued = 1});
    std::promise<void> is_asked, go_on;
    auto released = go_on.get_future().share();
    std::atomic<bool> is_first{true};
    running.router.get("/slow", [&](const Request&, Response&) {
        if (is_first.exchange(false)) is_asked.set_value();
        released.wait();
    });
    running.start();
    auto first = std::async(std::launch::async, [&] { return running.client().Get("/slow")->status; });
    is_asked.get_future().wait();
    auto second = std::async(std::launch::async, [&] { return running.client().Get("/slow")->status; });
    while (running.listener.load().queued == 0)
        std::this_thread::yield();
    const auto third = running.client().Get("/slow");
    CHECK(third->status == 503);
    CHECK(third->get_header_value("Retry-After") == "10");
    go_on.set_value();
    CHECK(first.get() == 200);
    CHECK(second.get() == 200);
}
