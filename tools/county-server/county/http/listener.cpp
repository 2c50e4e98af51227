#include "county/http/listener.hpp"

#include <stdexcept>

#include <openssl/ssl.h>
#include <spdlog/spdlog.h>

#include "county/http/connection.hpp"
#include "county/http/core.hpp"

namespace liaison::county {

namespace {

constexpr std::chrono::milliseconds pause_after_trouble{100}; // no descriptor is free

std::unique_ptr<asio::ssl::context> tls_context(const TlsPort& port) {
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX* raw = context->native_handle();
    try {
        context->use_certificate_chain_file(port.certificate_file);
        context->use_private_key_file(port.key_file, asio::ssl::context::pem);
        if (!port.client_authority_file.empty()) {
            context->load_verify_file(port.client_authority_file);
            SSL_CTX_set_client_CA_list(raw, SSL_load_client_CA_file(port.client_authority_file.c_str()));
            context->set_verify_mode(asio::ssl::verify_peer);
            // The handshake succeeds with a bad certificate too, and the route answers that it is worth
            // nothing: a kiosk whose certificate has run out hears why.
            context->set_verify_callback([](bool, asio::ssl::verify_context&) { return true; });
        }
    } catch (const boost::system::system_error&) {
        throw std::runtime_error("cannot use " + port.certificate_file + " and its key");
    }
    SSL_CTX_set_min_proto_version(raw, port.only_newest ? TLS1_3_VERSION : TLS1_2_VERSION);
    // A session is never taken up again: each connection shows its certificate anew.
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(raw, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_num_tickets(raw, 0);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS); // most connections wait most of the time
    return context;
}

tcp::acceptor bound(asio::io_context& io, const std::string& host, int port) {
    const std::string place = host + ":" + std::to_string(port);
    try {
        const auto found = tcp::resolver(io).resolve(host, std::to_string(port), tcp::resolver::passive);
        tcp::acceptor acceptor(io);
        acceptor.open(found.begin()->endpoint().protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(found.begin()->endpoint());
        acceptor.listen();
        return acceptor;
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error("cannot listen on " + place + ": " + error.code().message());
    }
}

} // namespace

Listener::Listener(Bell& bell, Limits limits, Manners manners)
    : core_(std::make_unique<ListenerCore>(bell, limits, std::move(manners))) {}

Listener::~Listener() = default;

int Listener::open(const std::string& host, int port, const TlsPort& tls, const Router& router) {
    core_->doors.push_back(std::make_unique<ListenerCore::Door>(
        ListenerCore::Door{bound(core_->io, host, port), tls_context(tls), router}));
    return core_->doors.back()->acceptor.local_endpoint().port();
}

int Listener::open_plain(const std::string& host, int port, const Router& router) {
    core_->doors.push_back(std::make_unique<ListenerCore::Door>(
        ListenerCore::Door{bound(core_->io, host, port), nullptr, router}));
    return core_->doors.back()->acceptor.local_endpoint().port();
}

void Listener::repeat(std::chrono::milliseconds pause, std::function<void()> work) {
    auto& timer = *core_->pauses.emplace_back(std::make_unique<asio::steady_timer>(core_->io));
    asio::co_spawn(core_->io, core_->repeat(timer, pause, std::move(work)), asio::detached);
}

void Listener::run() {
    for (const auto& door : core_->doors)
        asio::co_spawn(core_->io, core_->welcome(*door), asio::detached);
    core_->io.run();
    core_->handlers.join();
}

void Listener::stop() {
    asio::post(core_->io, [this] { core_->stop(); });
}

Listener::Load Listener::load() const {
    return {core_->connections, core_->waiting, core_->queued};
}

asio::awaitable<void> ListenerCore::welcome(Door& door) {
    while (!is_stopping) {
        error_code error;
        tcp::socket socket =
            co_await door.acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (is_stopping) co_return;
        if (error) {
            spdlog::error("event=accept error=\"{}\"", error.message());
            asio::steady_timer timer(io, pause_after_trouble);
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        if (connections >= limits.most_connections) continue; // closes it
        socket.set_option(tcp::no_delay(true), error);
        beast::tcp_stream stream(std::move(socket));
        if (door.tls)
            asio::co_spawn(io, converse(*this, TlsStream(std::move(stream), *door.tls), door.router),
                           asio::detached);
        else
            asio::co_spawn(io, converse(*this, std::move(stream), door.router), asio::detached);
    }
}

asio::awaitable<void> ListenerCore::repeat(asio::steady_timer& timer, std::chrono::milliseconds pause,
                                           std::function<void()> work) {
    while (!is_stopping) {
        co_await run(work);
        error_code error;
        timer.expires_after(pause);
        if (!is_stopping) co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

void ListenerCore::stop() {
    if (is_stopping) return;
    is_stopping = true;
    error_code ignored;
    for (const auto& door : doors)
        door->acceptor.close(ignored);
    for (const auto& timer : pauses)
        timer->cancel();
    for (Guest* guest : std::set<Guest*>(guests))
        guest->finish();
    if (guests.empty()) return;
    goodbye.expires_after(limits.goodbye);
    goodbye.async_wait([this](error_code error) {
        if (error) return;
        for (Guest* guest : std::set<Guest*>(guests))
            guest->drop();
    });
}

} // namespace liaison::county
