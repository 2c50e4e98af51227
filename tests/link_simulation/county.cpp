#include "county.hpp"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sqlite3.h>

#include "county/answers.hpp"
#include "county/enrolment_routes.hpp"
#include "county/http/form.hpp"
#include "county/kiosk_routes.hpp"
#include "county/root_ceremony.hpp"
#include "domain/openssl.hpp"

namespace liaison::link_simulation {

using county::ClientCertificate;
using store::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

ClientCertificate read_certificate(const std::string& pem) {
    namespace openssl = domain::openssl;
    const openssl::Memory text = openssl::memory_of(pem);
    const std::unique_ptr<X509, openssl::Free<X509_free>> certificate{
        PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)};
    if (!certificate) return {};
    return {county::common_name(certificate.get()), county::serial_number(certificate.get())};
}

county::Request request_of(const Arrival& arrival, const ClientCertificate& certificate) {
    county::Request request{.method = arrival.method,
                            .path = arrival.target.substr(0, arrival.target.find('?')),
                            .matches = {},
                            .parameters = {},
                            .headers = {},
                            .body = arrival.body,
                            .station = certificate.station,
                            .certificate_serial = certificate.serial,
                            .remote_address = "192.0.2.7",
                            .received = {}};
    if (request.path.size() < arrival.target.size())
        county::add_form(std::string_view(arrival.target).substr(request.path.size() + 1), request.parameters);
    return request;
}

} // namespace

County::County(const fs::path& prepared) : folder_(std::make_unique<TemporaryFolder>()) {
    fs::copy(prepared, folder_->data(), fs::copy_options::recursive);
    open();
}

County::~County() = default;

void County::open() {
    disk_ = std::make_unique<store::test::FaultFileSystem>();
    disk_->use_by_default(); // the county's library of SQL has no name for the layer below SQLite
    office_ = std::make_unique<county::Office>(county::DataFolder(folder_->data()));
    router_ = std::make_unique<county::Router>();
    county::add_kiosk_routes(*router_, *office_);
    county::add_enrolment_routes(*router_, *office_);
}

std::optional<county::Response> County::answer(const Arrival& arrival) {
    if (shown_ != arrival.certificate) { // as the TLS of the listener tells it
        shown_ = arrival.certificate;
        certificate_ = read_certificate(shown_);
    }
    county::Request request = request_of(arrival, certificate_);
    county::Response response;
    auto found = router_->find(request.method, request.path);
    if (!found.route) {
        county::answer_error(response, 404, "no such address");
        return response;
    }
    if (request.body.size() > found.route->most_bytes) {
        county::answer_error(response, 413, "the request is too large");
        return response;
    }
    request.matches = std::move(found.matches);
    try {
        found.route->handler(request, response);
    } catch (const county::StoreTrouble&) {
        response = {};
        response.set_header("Retry-After", "10");
        county::answer_error(response, 503, "the county's store cannot be used at present");
    }
    return is_cut() ? std::nullopt : std::optional(response);
}

void County::cut_power_at(int step) {
    disk_->start_counting();
    disk_->cut_power_at(step);
}

void County::fill_disk() {
    disk_->start_counting();
    disk_->fail_at(1, SQLITE_FULL, true);
}

void County::make_room() {
    disk_->start_counting();
}

std::optional<county::Response> County::pretend(const Arrival& arrival) {
    const auto before = copy_of(folder_->data());
    const auto response = answer(arrival);
    close();
    for (const char* name : {"county.sqlite", "county.sqlite-wal"})
        if (fs::exists(before->data() / name))
            fs::copy(before->data() / name, folder_->data() / name, fs::copy_options::overwrite_existing);
    open();
    return response;
}

void County::close() {
    router_.reset();
    office_.reset();
    disk_.reset();
}

void County::restart_after_cut(unsigned seed) {
    disk_->cut_power_now();
    auto left = copy_of(folder_->data());
    disk_->write_remains(left->data(), seed);
    close(); // what that writes goes to files that nobody sees again
    folder_ = std::move(left);
    open();
}

void County::restart_after_kill() {
    disk_->cut_power_now();
    auto left = copy_of(folder_->data());
    close();
    folder_ = std::move(left);
    open();
}

std::unique_ptr<TemporaryFolder> copy_of(const fs::path& folder) {
    auto copy = std::make_unique<TemporaryFolder>();
    fs::create_directories(copy->data());
    for (const auto& entry : fs::directory_iterator(folder))
        if (!entry.path().string().ends_with("-shm"))
            fs::copy(entry.path(), copy->data() / entry.path().filename(), fs::copy_options::recursive);
    return copy;
}

void prepare_county(const fs::path& folder, domain::WallTime now) {
    const county::DataFolder data(folder);
    data.prepare({"127.0.0.1"}, std::chrono::floor<std::chrono::seconds>(now),
                 county::Algorithms::international);
    county::Office office(data);
    county::publish_first_root(data, office, "county-001", county::Algorithms::international);
}

} // namespace liaison::link_simulation
