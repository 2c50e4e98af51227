#include "county/http/connection.hpp"

#include <limits>

#include <fmt/chrono.h>
#include <openssl/ssl.h>
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/http/client_certificate.hpp"
#include "county/http/form.hpp"
#include "county/http/gzip.hpp"
#include "county/log.hpp"

namespace liaison::county {

namespace http = beast::http;

namespace {

constexpr std::size_t read_buffer_bytes = 64 * 1024;
constexpr std::size_t worth_compressing = 1024;
constexpr std::size_t most_read_past = 16 * 1024 * 1024; // of a request that was refused before its end

// IMF-fixdate (RFC 9110, 5.6.7). Kiosks learn the county's time from it.
std::string http_date() {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(utc.tm_wday)),
                       utc.tm_mday, months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

bool accepts_gzip(const Request& request) {
    return request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
}

// Data only: files of the console are compressed once and for all, pictures are already.
void compress_where_worth_it(const Request& request, Response& response) {
    const auto type = response.headers.find("Content-Type");
    if (type == response.headers.end() || type->second != json_type) return;
    response.set_header("Vary", "Accept-Encoding");
    if (response.body.size() < worth_compressing || !accepts_gzip(request)) return;
    response.body = compressed(response.body);
    response.set_header("Content-Encoding", "gzip");
}

// Headers, where it came from, and what its address asks for. False: the address is not in the form.
bool read_header(const http::request<http::string_body>& message, Request& request) {
    request.method = std::string(message.method_string());
    for (const auto& field : message)
        request.headers.emplace(std::string(field.name_string()), std::string(field.value()));
    const std::string target(message.target());
    if (!target.starts_with("/") || (message.version() == 11 && !request.has_header("Host"))) return false;
    const std::size_t question = std::min(target.find('?'), target.size());
    const auto path = percent_decoded(std::string_view(target).substr(0, question));
    if (!path) return false;
    request.path = *path;
    return question == target.size() ||
           add_form(std::string_view(target).substr(question + 1), request.parameters);
}

// Makes the body what the handler expects; otherwise it is answered here.
bool read_body(std::string body, const Route& route, Request& request, Response& response) {
    const std::string encoding = request.get_header_value("Content-Encoding");
    if (!encoding.empty() && encoding != "gzip" && encoding != "identity") {
        answer_error(response, 415, "a body may be compressed with gzip, and in no other way");
        return false;
    }
    if (encoding == "gzip") {
        auto plain = decompressed(body, route.most_bytes);
        if (!plain) {
            plain.error() == Unreadable::too_large
                ? answer_error(response, 413, "the request is too large")
                : answer_error(response, 400, "the compressed body cannot be read");
            return false;
        }
        body = *std::move(plain);
    }
    request.body = std::move(body);
    return true;
}

// Throws where the other side has gone or took too long: then there is nobody to be answered.
void expect_somebody(error_code error) {
    if (error == http::error::end_of_stream || error == beast::error::timeout || error == asio::error::eof)
        throw boost::system::system_error(error);
}

template <class Stream>
class Connection : public Guest {
public:
    Connection(ListenerCore& core, Stream stream, const Router& router)
        : core_(core), stream_(std::move(stream)), router_(router), buffer_(read_buffer_bytes) {
        ++core_.connections;
        core_.guests.insert(this);
    }
    ~Connection() override {
        core_.guests.erase(this);
        --core_.connections;
        if (core_.is_stopping && core_.guests.empty()) core_.goodbye.cancel();
    }

    asio::awaitable<void> run() {
        co_await greet();
        // GCC 12 takes a co_await in the condition of a loop for one that never ends.
        for (bool goes_on = true; goes_on && !core_.is_stopping;)
            goes_on = co_await exchange();
        co_await leave();
    }

    // Its time may have run out in this moment: then its socket is closed already, and that is no error.
    void finish() override {
        error_code ignored;
        if (is_idle_) socket().cancel(ignored);
        if (watch_) watch_->timer.cancel();
    }
    void drop() override {
        error_code ignored;
        socket().close(ignored);
    }

private:
    // For a topic. Whoever rings may come too late and find nobody: then only this is still there.
    struct Watch {
        Watch(asio::io_context& io, Moment until) : timer(io, until) {}
        asio::steady_timer timer;
        bool has_rung = false;
    };
    using Parser = http::request_parser<http::string_body>;

    beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }
    tcp::socket& socket() { return lowest().socket(); }

    void allow(std::chrono::milliseconds time) { lowest().expires_after(time); }
    void allow_transfer(std::size_t bytes) {
        allow(core_.limits.transfer +
              std::chrono::milliseconds(bytes * 1000 / core_.limits.slowest_bytes_a_second));
    }

    asio::awaitable<void> greet() {
        error_code ignored;
        remote_address_ = socket().remote_endpoint(ignored).address().to_string();
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            allow(core_.limits.handshake);
            co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
            certificate_ = client_certificate(stream_.native_handle());
        }
    }

    // Waits for the first byte of a request. False: none came.
    asio::awaitable<bool> hear() {
        if (buffer_.size() > 0) co_return true;
        buffer_.shrink_to_fit();
        is_idle_ = true;
        allow(is_first_ ? core_.limits.header : core_.limits.idle);
        error_code error;
        constexpr std::size_t usual_request = 2048;
        const std::size_t bytes = co_await stream_.async_read_some(
            buffer_.prepare(usual_request), asio::redirect_error(asio::use_awaitable, error));
        buffer_.commit(bytes);
        is_idle_ = is_first_ = false;
        co_return !error && bytes > 0;
    }

    // One request and its answer. False: the connection has come to its end.
    asio::awaitable<bool> exchange() {
        const bool has_begun = co_await hear();
        if (!has_begun) co_return false;
        Parser parser;
        parser.header_limit(core_.limits.header_bytes);
        parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // until the header has told the route
        Request request;
        request.remote_address = remote_address_;
        request.received = std::chrono::steady_clock::now();
        if (certificate_) {
            request.station = certificate_->station;
            request.certificate_serial = certificate_->serial;
        }
        Response response;
        const Route* route = nullptr;
        keep_alive_ = is_head_ = false;
        const bool is_whole = co_await receive(parser, request, response, route);
        if (is_whole) co_await answer(*route, request, response);
        keep_alive_ = keep_alive_ && parser.is_done();
        co_await send(request, response, route);
        if (!parser.is_done()) co_await read_past();
        co_return keep_alive_;
    }

    // False: the response says what is wrong with it.
    asio::awaitable<bool> receive(Parser& parser, Request& request, Response& response, const Route*& route) {
        error_code error;
        allow(core_.limits.header);
        co_await http::async_read_header(stream_, buffer_, parser,
                                         asio::redirect_error(asio::use_awaitable, error));
        expect_somebody(error);
        if (error || !read_header(parser.get(), request)) {
            answer_error(response, error == http::error::header_limit ? 431 : 400,
                         "the request cannot be read");
            co_return false;
        }
        keep_alive_ = parser.keep_alive() && !core_.is_stopping;
        is_head_ = request.method == "HEAD";
        if (is_head_) request.method = "GET";
        auto found = router_.find(request.method, request.path);
        if (!found.route) {
            if (!found.allowed.empty()) response.set_header("Allow", found.allowed);
            found.allowed.empty() ? answer_error(response, 404, "no such address")
                                  : answer_error(response, 405, "this address has no such method");
            co_return false;
        }
        route = found.route;
        request.matches = std::move(found.matches);
        if (parser.content_length() && *parser.content_length() > route->most_bytes) {
            answer_error(response, 413, "the request is too large");
            co_return false;
        }
        co_return co_await receive_body(parser, request, response, *route);
    }

    asio::awaitable<bool> receive_body(Parser& parser, Request& request, Response& response,
                                       const Route& route) {
        parser.body_limit(route.most_bytes);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, 11};
            allow_transfer(0);
            co_await http::async_write(stream_, go_on, asio::use_awaitable);
        }
        allow_transfer(parser.content_length().value_or(route.most_bytes));
        error_code error;
        co_await http::async_read(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
        if (error == http::error::body_limit) {
            answer_error(response, 413, "the request is too large");
            co_return false;
        }
        expect_somebody(error);
        if (error) {
            answer_error(response, 400, "the request cannot be read");
            co_return false;
        }
        co_return read_body(std::move(parser.get().body()), route, request, response);
    }

    // Asks the handler until it has an answer, or the time for waiting is over.
    asio::awaitable<void> answer(const Route& route, const Request& request, Response& response) {
        if (core_.queued >= core_.limits.most_queued) {
            response.set_header("Retry-After", "10");
            answer_error(response, 503, "the county's server has too much to do at present");
            co_return;
        }
        for (;;) {
            const std::uint64_t rings = core_.bell.rings();
            co_await core_.run([&] { ask(route, request, response); });
            if (!response.wait) co_return;
            const bool has_rung = co_await rang(*response.wait, rings);
            if (!has_rung) co_return;
            response = Response{};
        }
    }

    void ask(const Route& route, const Request& request, Response& response) {
        try {
            route.handler(request, response);
        } catch (...) {
            response = Response{};
            core_.manners.failed(request, response, std::current_exception());
        }
        compress_where_worth_it(request, response);
    }

    // Whether the topic rang, before its time was over, and since the bell had rung so often.
    asio::awaitable<bool> rang(const Response::Wait& wait, std::uint64_t rings) {
        if (core_.is_stopping) co_return false;
        const auto watch = watch_ = std::make_shared<Watch>(core_.io, wait.until);
        const auto waiting = core_.bell.wait(wait.topic, rings, [watch, &io = core_.io] {
            asio::post(io, [watch] {
                watch->has_rung = true;
                watch->timer.cancel();
            });
        });
        ++core_.waiting;
        error_code cancelled;
        co_await watch->timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        --core_.waiting;
        watch_.reset();
        co_return watch->has_rung;
    }

    asio::awaitable<void> send(const Request& request, Response& response, const Route* route) {
        if (core_.manners.finish) core_.manners.finish(request, response);
        http::response<http::string_body> message{
            http::int_to_status(static_cast<unsigned int>(response.status)), 11, response.body};
        message.set(http::field::date, http_date());
        for (const auto& [name, value] : response.headers)
            message.insert(name, value);
        keep_alive_ = keep_alive_ && !core_.is_stopping;
        message.keep_alive(keep_alive_);
        message.prepare_payload();
        if (response.status == 204) message.erase(http::field::content_length); // RFC 9110, 8.6
        if (is_head_) message.body().clear();
        allow_transfer(response.body.size());
        error_code error;
        co_await http::async_write(stream_, message, asio::redirect_error(asio::use_awaitable, error));
        if (error) keep_alive_ = false;
        if (core_.manners.told)
            core_.manners.told(request, route ? route->pattern : "", response.status,
                               std::chrono::duration_cast<std::chrono::microseconds>(
                                   std::chrono::steady_clock::now() - request.received));
    }

    // Whoever still sends what was refused would not see the answer if the connection were closed now.
    asio::awaitable<void> read_past() {
        allow(core_.limits.goodbye);
        error_code error;
        for (std::size_t total = 0; !error && total < most_read_past;) {
            buffer_.clear();
            total += co_await stream_.async_read_some(buffer_.prepare(read_buffer_bytes / 2),
                                                      asio::redirect_error(asio::use_awaitable, error));
        }
    }

    asio::awaitable<void> leave() {
        error_code ignored;
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            constexpr std::chrono::milliseconds farewell{250}; // then it goes without the other side's
            allow(farewell);
            co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
        }
        socket().shutdown(tcp::socket::shutdown_both, ignored);
    }

    ListenerCore& core_;
    Stream stream_;
    const Router& router_;
    beast::flat_buffer buffer_;
    std::string remote_address_;
    std::optional<ClientCertificate> certificate_;
    std::shared_ptr<Watch> watch_; // null: it does not wait for a topic
    bool is_idle_ = false;
    bool is_first_ = true;
    bool keep_alive_ = false;
    bool is_head_ = false;
};

} // namespace

template <class Stream>
asio::awaitable<void> converse(ListenerCore& core, Stream stream, const Router& router) {
    Connection<Stream> connection(core, std::move(stream), router);
    try {
        co_await connection.run();
    } catch (const boost::system::system_error&) {
        // The other side went, or took too long: nobody is there to be told.
    } catch (const std::exception& error) { // our own bug ends this connection, not the server
        spdlog::error("event=connection error={}", in_log(error.what()));
    }
}

template asio::awaitable<void> converse(ListenerCore&, PlainStream, const Router&);
template asio::awaitable<void> converse(ListenerCore&, TlsStream, const Router&);

} // namespace liaison::county
