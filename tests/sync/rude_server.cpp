#include "rude_server.hpp"

#include <csignal>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
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
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    stop_ = ::eventfd(0, EFD_CLOEXEC);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("cannot listen");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
}

RudeServer::~RudeServer() {
    ::eventfd_write(stop_, 1);
    thread_.join();
    ::close(listener_);
    ::close(stop_);
    SSL_CTX_free(as_context(context_));
}

void RudeServer::run() {
    for (;;) {
        pollfd waits[]{{listener_, POLLIN, 0}, {stop_, POLLIN, 0}};
        ::poll(waits, 2, -1);
        if (waits[1].revents) return;
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        serve(connection);
        ::close(connection);
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
    pollfd waits[]{{connection, POLLIN, 0}, {stop_, POLLIN, 0}};
    ::poll(waits, 2, -1);
}

} // namespace liaison::testing
