#include "county/server.hpp"

#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/asset_routes.hpp"
#include "county/enrolment_routes.hpp"
#include "county/kiosk_routes.hpp"
#include "county/log.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

namespace {

// A page loads from here what the console is made of, and nothing from anywhere else; it runs no script and
// takes no style that stands in the page. Pictures may be of its own making too (data: the marks of its style
// sheet, blob: a picture that is about to be sent). Data is no page at all.
constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'";
constexpr const char* data_policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

void add_headers(const Request&, Response& response) {
    const auto type = response.headers.find("Content-Type");
    const bool is_page = type != response.headers.end() && type->second == html_type;
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Content-Security-Policy", is_page ? page_policy : data_policy},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "same-origin"},
             {"Cross-Origin-Resource-Policy", "same-origin"},
             {"Strict-Transport-Security", "max-age=31536000"},
             {"Cache-Control", "no-store"}})
        if (!response.headers.contains(name)) response.set_header(name, value);
}

// The store's trouble passes, so the kiosk is asked to come again; anything else is our own bug.
void answer_exception(const Request& request, Response& response, const std::exception_ptr& exception) {
    try {
        std::rethrow_exception(exception);
    } catch (const StoreTrouble& error) {
        spdlog::error("event=store_trouble method={} error={}", in_log(request.method), in_log(error.what()));
        response.set_header("Retry-After", "10");
        answer_error(response, 503, "the county's store cannot be used at present");
    } catch (const std::exception& error) {
        spdlog::error("event=exception method={} error={}", in_log(request.method), in_log(error.what()));
        answer_error(response, 500, "internal error");
    }
}

void add_staff_routes(Router& router, Office& office, const ConsoleFiles& console) {
    console.add_routes(router);
    add_session_routes(router, office);
    add_staff_api_routes(router, office);
    add_reading_routes(router, office);
    add_change_routes(router, office);
    add_administration_routes(router, office);
}

// /healthz: the program runs. /readyz: it can use its store, so that requests may be sent to it.
void add_health_routes(Router& router, Office& office) {
    router.get("/healthz", [](const Request&, Response& response) {
        response.set_content(R"({"status":"ok"})", json_type);
    });
    router.get("/readyz", [&](const Request&, Response& response) {
        office.database.use([](soci::session& sql) { execute(sql, "SELECT 1"); });
        response.set_content(R"({"status":"ok"})", json_type);
    });
}

// What came, where it went, and how it ended: no address within it, which may hold ids, and nothing of its
// content.
void tell(Office& office, const Request& request, const std::string& pattern, int status,
          std::chrono::microseconds duration) {
    office.metrics.answered(request.method, pattern, status, duration);
    spdlog::info("event=request method={} route={} status={} ms={:.1f} from={}", in_log(request.method),
                 pattern.empty() ? "none" : pattern, status, static_cast<double>(duration.count()) / 1000,
                 request.remote_address);
}

TlsPort tls_of(const DataFolder& folder) {
    return {.certificate_file = folder.server_certificate(),
            .key_file = folder.server_key(),
            .client_authority_file = folder.authority_certificate()};
}

} // namespace

Server::Server(const DataFolder& folder, Office& office, ConsoleFiles console)
    : folder_(folder), office_(office), console_(std::move(console)),
      listener_(office.bell, {},
                {.failed = answer_exception,
                 .finish = add_headers,
                 .told = [&office](const Request& request, const std::string& pattern, int status,
                                   std::chrono::microseconds duration) {
                     tell(office, request, pattern, status, duration);
                 }}) {
    add_kiosk_routes(kiosks_, office);
    add_enrolment_routes(kiosks_, office);
    add_staff_routes(staff_, office, console_);
    add_kiosk_routes(all_, office);
    add_enrolment_routes(all_, office);
    add_staff_routes(all_, office, console_);
    add_asset_routes(kiosks_, office, AssetReaders::stations);
    add_asset_routes(staff_, office, AssetReaders::staff);
    add_asset_routes(all_, office, AssetReaders::both);
    add_health_routes(kiosks_, office);
    add_health_routes(staff_, office);
    add_health_routes(all_, office);
    add_health_routes(metrics_, office);
    metrics_.get("/metrics", [this](const Request&, Response& response) {
        response.set_content(office_.metrics.text(listener_.load()), "text/plain; version=0.0.4");
    });
    constexpr std::chrono::seconds between_looks{1};
    repeat(between_looks, "publications", [this] { office_.publications.ring(); });
    repeat(between_looks, "rollout", [this] {
        if (office_.changes.advance(Office::now())) office_.publications.ring();
    });
}

void Server::repeat(std::chrono::milliseconds pause, const std::string& what, std::function<void()> work) {
    listener_.repeat(pause, [what, work = std::move(work)] {
        try {
            work();
        } catch (const std::exception& error) {
            spdlog::warn("event={} error=\"{}\"", what, error.what());
        }
    });
}

int Server::open_for_kiosks(const std::string& host, int port) {
    return listener_.open(host, port, tls_of(folder_), kiosks_);
}

int Server::open_for_staff(const std::string& host, int port) {
    TlsPort tls = tls_of(folder_);
    tls.only_newest = false;
    tls.client_authority_file.clear();
    return listener_.open(host, port, tls, staff_);
}

int Server::open_for_metrics(const std::string& host, int port) {
    return listener_.open_plain(host, port, metrics_);
}

int Server::open_for_all(const std::string& host, int port) {
    return listener_.open(host, port, tls_of(folder_), all_);
}

void Server::run() {
    listener_.run();
}

void Server::stop() {
    listener_.stop();
}

} // namespace liaison::county
