#include "rude_server.hpp"

#include <csignal>
#include <memory>
#include <stdexcept>

#include <openssl/ssl.h>
#include <poll.h>
#include <unistd.h>

namespace liaison::testing {

namespace {

SSL_CTX* as_context(void* pointer) {
    return static_cast<SSL_CTX*>(pointer);
}

// The head and the body that its Content-Length announces.
void read_request(SSL* tls) {
    std::string request;
    char buffer[8192];
    for (;;) {
        const int size = SSL_read(tls, buffer, sizeof buffer);
        if (size <= 0) return;
        request.append(buffer, static_cast<std::size_t>(size));
        const auto head = request.find("\r\n\r\n");
        if (head == std::string::npos) continue;
        const auto length = request.find("Content-Length: ");
        const std::size_t body = length < head ? std::stoul(request.substr(length + 16)) : 0;
        if (request.size() >= head + 4 + body) return;
    }
}

} // namespace

RudeServer::RudeServer(const std::string& certificate, const std::string& key, std::string answer,
                       Ending ending)
    : context_(SSL_CTX_new(TLS_server_method())), answer_(std::move(answer)), ending_(ending) {
    (void)std::signal(SIGPIPE, SIG_IGN);
    if (SSL_CTX_use_certificate_file(as_context(context_), certificate.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_use_PrivateKey_file(as_context(context_), key.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error("no certificate");
    thread_ = std::thread([this] { run(); });
}

RudeServer::~RudeServer() {
    listener_.stop();
    thread_.join();
    SSL_CTX_free(as_context(context_));
}

void RudeServer::run() {
    while (const auto connection = listener_.accept()) {
        serve(*connection);
        ::close(*connection);
    }
}

void RudeServer::serve(int connection) {
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls{SSL_new(as_context(context_)), &SSL_free};
    SSL_set_fd(tls.get(), connection);
    if (SSL_accept(tls.get()) != 1) return;
    read_request(tls.get());
    ++requests_;
    for (std::size_t at = 0; at < answer_.size();) {
        const int chunk = static_cast<int>(std::min<std::size_t>(answer_.size() - at, 16384));
        const int written = SSL_write(tls.get(), answer_.data() + at, chunk);
        if (written <= 0) return;
        at += static_cast<std::size_t>(written);
    }
    if (ending_ == Ending::hang_up) return;
    pollfd waits[]{{connection, POLLIN, 0}, {listener_.stopped(), POLLIN, 0}};
    ::poll(waits, 2, -1);
}

} // namespace liaison::testing
