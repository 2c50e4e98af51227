#include "county/server.hpp"

#include <stdexcept>
#include <thread>

#include <openssl/ssl.h>
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/kiosk_routes.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

namespace {

constexpr std::size_t threads = 32; // each open connection holds one
constexpr int request_timeout_s = 10;
constexpr int keep_alive_s = 2;
constexpr std::size_t requests_a_connection = 100;
constexpr std::size_t most_bytes =
    2 * domain::max_configuration_size; // a configuration in a form; batches are held to less

void set_limits(httplib::SSLServer& server) {
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(most_bytes);
    server.set_read_timeout(request_timeout_s);
    server.set_write_timeout(request_timeout_s);
    server.set_keep_alive_timeout(keep_alive_s);
    server.set_keep_alive_max_count(requests_a_connection);
}

void set_headers(httplib::SSLServer& server) {
    server.set_default_headers(
        {{"Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; "
                                     "frame-ancestors 'none'; base-uri 'none'"},
         {"X-Content-Type-Options", "nosniff"},
         {"Referrer-Policy", "same-origin"},
         {"Cross-Origin-Resource-Policy", "same-origin"},
         {"Strict-Transport-Security", "max-age=31536000"},
         {"Cache-Control", "no-store"}});
}

// The store's trouble passes, so the kiosk is asked to come again; anything else is our own bug.
void answer_exception(const httplib::Request& request, httplib::Response& response,
                      std::exception_ptr exception) {
    try {
        std::rethrow_exception(std::move(exception));
    } catch (const StoreTrouble& error) {
        spdlog::error("{} {}: database: {}", request.method, request.path, error.what());
        response.set_header("Retry-After", "10");
        answer_error(response, 503, "the county's store cannot be used at present");
    } catch (const std::exception& error) {
        spdlog::error("{} {}: {}", request.method, request.path, error.what());
        answer_error(response, 500, "internal error");
    }
}

void answer_what_no_route_answered(const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty()) return;
    switch (response.status) {
    case 404: return answer_error(response, 404, "no such address");
    case 413: return answer_error(response, 413, "the request is too large");
    default: return answer_error(response, response.status, "the request cannot be read");
    }
}

} // namespace

Server::Server(const DataFolder& folder, Office& office)
    : server_(folder.server_certificate().c_str(), folder.server_key().c_str()) {
    if (!server_.is_valid())
        throw std::runtime_error("cannot use " + folder.server_certificate().string() + " and its key");
    SSL_CTX_set_min_proto_version(server_.ssl_context(), TLS1_2_VERSION);
    set_limits(server_);
    set_headers(server_);
    server_.set_exception_handler(answer_exception);
    server_.set_error_handler(httplib::Server::Handler(answer_what_no_route_answered));
    add_kiosk_routes(server_, office);
    add_staff_api_routes(server_, office);
    add_staff_page_routes(server_, office);
}

int Server::bind(const std::string& host, int port) {
    const int bound =
        port == 0 ? server_.bind_to_any_port(host) : (server_.bind_to_port(host, port) ? port : -1);
    if (bound < 0) throw std::runtime_error("cannot listen on " + host + ":" + std::to_string(port));
    return bound;
}

void Server::run() {
    server_.listen_after_bind();
}

void Server::stop() {
    // httplib forgets a stop that comes before its loop has begun, and tells of the beginning only when asked.
    while (!server_.is_running())
        std::this_thread::yield();
    server_.stop();
}

} // namespace liaison::county
