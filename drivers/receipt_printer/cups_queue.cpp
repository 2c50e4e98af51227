// The one file that knows libcups.
#include "drivers/receipt_printer/cups_queue.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <cups/cups.h>

#include "drivers/receipt_printer/page_raster.hpp"

namespace drivers {
namespace {

constexpr int longest_call_ms = 3000;
constexpr int ipp_port = 631;
constexpr const char* pwg_raster = "image/pwg-raster";

struct Release {
    void operator()(http_t* http) const { httpClose(http); }
    void operator()(ipp_t* answer) const { ippDelete(answer); }
};
using Connection = std::unique_ptr<http_t, Release>;
using Answer = std::unique_ptr<ipp_t, Release>;

struct Server {
    std::string host; // or the path of a socket
    int port = ipp_port;
};

int give_up(http_t*, void*) {
    return 0;
}
const char* no_password(const char*, http_t*, const char*, const char*, void*) {
    return nullptr; // nobody is there to type one
}

bool is_granted(const Answer& answer) {
    return answer && ippGetStatusCode(answer.get()) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

void want(ipp_t* request, const std::vector<const char*>& attributes) {
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(attributes.size()), nullptr, attributes.data());
}

std::vector<std::string> texts_of(ipp_t* answer, const char* name) {
    std::vector<std::string> texts;
    ipp_attribute_t* attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    for (int i = 0; attribute != nullptr && i < ippGetCount(attribute); ++i)
        if (const char* text = ippGetString(attribute, i, nullptr)) texts.emplace_back(text);
    return texts;
}

std::optional<int> number_of(ipp_t* answer, const char* name) {
    ipp_attribute_t* attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    if (attribute == nullptr) return std::nullopt;
    return ippGetInteger(attribute, 0);
}

std::vector<int> resolutions_of(ipp_t* answer) {
    std::vector<int> dpi;
    ipp_attribute_t* attribute =
        ippFindAttribute(answer, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION);
    for (int i = 0; attribute != nullptr && i < ippGetCount(attribute); ++i) {
        int down = 0;
        ipp_res_t unit = IPP_RES_PER_INCH;
        const int across = ippGetResolution(attribute, i, &down, &unit);
        if (unit == IPP_RES_PER_INCH && across == down) dpi.push_back(across);
    }
    return dpi;
}

// Whoever speaks IPP with the printer hears from it when the paper is out; the others only get rid of bytes.
bool says_when_out(const std::vector<std::string>& device_uri) {
    return std::ranges::any_of(device_uri, [](const std::string& uri) {
        return uri.starts_with("ipp:") || uri.starts_with("ipps:") || uri.find("._ipp") != std::string::npos;
    });
}

class CupsQueue final : public PrintQueue {
public:
    CupsQueue(std::string name, std::optional<Server> server)
        : name_(std::move(name)), server_(std::move(server)) {}

    tl::expected<QueueReport, std::string> look() override;
    tl::expected<int, std::string> submit(const std::string& title, const DotPicture& page, int dpi) override;
    tl::expected<QueuedJob, std::string> job(int number) override;
    void cancel(int number) override;
    void cancel_all(const std::string& title_begin) override;

private:
    bool connect();
    tl::unexpected<std::string> failure(const char* what);
    Answer ask(ipp_op_t operation, std::optional<int> job, const std::vector<const char*>& wanted);
    bool ask_printer(QueueReport& report);

    std::string name_;
    std::optional<Server> server_;
    Connection http_;
    std::string device_uri_;
    Connection printer_; // itself, where it speaks IPP
};

Connection connection_to(const char* host, int port, http_encryption_t encryption) {
    Connection http(httpConnect2(host, port, nullptr, AF_UNSPEC, encryption, 1, longest_call_ms, nullptr));
    if (http) httpSetTimeout(http.get(), longest_call_ms / 1000.0, give_up, nullptr);
    return http;
}

bool CupsQueue::connect() {
    if (http_) return true;
    cupsSetPasswordCB2(no_password, nullptr); // of this thread
    const std::string host = server_ ? server_->host : cupsServer();
    http_ = connection_to(host.c_str(), server_ ? server_->port : ippPort(), HTTP_ENCRYPTION_IF_REQUESTED);
    return http_ != nullptr;
}

tl::unexpected<std::string> CupsQueue::failure(const char* what) {
    http_.reset();
    const char* said = cupsLastErrorString();
    return tl::unexpected(std::string(what) + ": " + (said != nullptr ? said : "no answer"));
}

Answer CupsQueue::ask(ipp_op_t operation, std::optional<int> job, const std::vector<const char*>& wanted) {
    if (!connect()) return nullptr;
    ipp_t* request = ippNewRequest(operation);
    std::array<char, HTTP_MAX_URI> uri{};
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost",
                     0, "/printers/%s", name_.c_str());
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.data());
    if (job) ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    want(request, wanted);
    return Answer(cupsDoRequest(http_.get(), request, "/")); // which releases the request
}

tl::expected<QueueReport, std::string> CupsQueue::look() {
    const Answer answer = ask(IPP_OP_GET_PRINTER_ATTRIBUTES, std::nullopt,
                              {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
                               "device-uri", "pwg-raster-document-resolution-supported"});
    if (!is_granted(answer)) return failure("the print queue");
    QueueReport report;
    report.stopped = number_of(answer.get(), "printer-state") == IPP_PSTATE_STOPPED;
    ipp_attribute_t* takes = ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    report.takes_jobs = takes == nullptr || ippGetBoolean(takes, 0) != 0;
    const auto device_uri = texts_of(answer.get(), "device-uri");
    report.says_when_out = says_when_out(device_uri);
    if (const std::string uri = device_uri.empty() ? "" : device_uri.front(); uri != device_uri_) {
        device_uri_ = uri;
        printer_.reset();
    }
    report.reasons = texts_of(answer.get(), "printer-state-reasons");
    report.resolutions = resolutions_of(answer.get());
    report.is_live = ask_printer(report);
    std::erase(report.reasons, "none");
    return report;
}

// CUPS hears of the printer only while it prints.
bool CupsQueue::ask_printer(QueueReport& report) {
    const bool secure = device_uri_.starts_with("ipps:");
    if (!secure && !device_uri_.starts_with("ipp:")) return false;
    std::array<char, HTTP_MAX_URI> scheme{}, user{}, host{}, path{};
    int port = ipp_port;
    const auto size = static_cast<int>(HTTP_MAX_URI);
    if (httpSeparateURI(HTTP_URI_CODING_ALL, device_uri_.c_str(), scheme.data(), size, user.data(), size,
                        host.data(), size, &port, path.data(), size) < HTTP_URI_STATUS_OK)
        return false;
    if (!printer_)
        printer_ =
            connection_to(host.data(), port, secure ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED);
    if (!printer_) {
        report.reasons = {"offline-report"};
        return true;
    }
    ipp_t* request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, device_uri_.c_str());
    want(request, {"printer-state-reasons", "pwg-raster-document-resolution-supported"});
    const Answer answer(cupsDoRequest(printer_.get(), request, path.data()));
    if (!is_granted(answer)) {
        printer_.reset();
        report.reasons = {"offline-report"};
        return true;
    }
    report.reasons = texts_of(answer.get(), "printer-state-reasons");
    report.resolutions = resolutions_of(answer.get());
    return true;
}

tl::expected<int, std::string> CupsQueue::submit(const std::string& title, const DotPicture& page, int dpi) {
    if (!connect()) return failure("the printing system");
    const auto raster = page_raster(page, dpi);
    if (!raster) return tl::unexpected(std::string("the page cannot be put into PWG raster"));
    // No size of paper: the roll is the queue's default, and a printer refuses a name that it does not know.
    const int number = cupsCreateJob(http_.get(), name_.c_str(), title.c_str(), 0, nullptr);
    if (number == 0) return failure("the print queue");
    const char* bytes = reinterpret_cast<const char*>(raster->data());
    const bool sent = cupsStartDocument(http_.get(), name_.c_str(), number, "ticket", pwg_raster, 1) ==
                          HTTP_STATUS_CONTINUE &&
                      cupsWriteRequestData(http_.get(), bytes, raster->size()) == HTTP_STATUS_CONTINUE &&
                      cupsFinishDocument(http_.get(), name_.c_str()) < IPP_STATUS_REDIRECTION_OTHER_SITE;
    if (sent) return number;
    const auto error = failure("the ticket");
    cancel(number);
    return error;
}

tl::expected<QueuedJob, std::string> CupsQueue::job(int number) {
    const Answer answer = ask(IPP_OP_GET_JOB_ATTRIBUTES, number, {"job-state"});
    if (!answer) return failure("the print queue");
    if (ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND) return QueuedJob::unknown;
    const auto state = number_of(answer.get(), "job-state");
    if (!state) return failure("the print queue");
    switch (*state) {
    case IPP_JSTATE_COMPLETED: return QueuedJob::completed;
    case IPP_JSTATE_ABORTED:
    case IPP_JSTATE_CANCELED: return QueuedJob::failed;
    default: return QueuedJob::under_way;
    }
}

void CupsQueue::cancel(int number) {
    if (connect()) cupsCancelJob2(http_.get(), name_.c_str(), number, 0);
}

void CupsQueue::cancel_all(const std::string& title_begin) {
    if (!connect()) return;
    cups_job_t* jobs = nullptr;
    constexpr int of_this_user = 1;
    const int count = cupsGetJobs2(http_.get(), &jobs, name_.c_str(), of_this_user, CUPS_WHICHJOBS_ACTIVE);
    for (int i = 0; i < count; ++i)
        if (std::string_view(jobs[i].title).starts_with(title_begin)) cancel(jobs[i].id);
    cupsFreeJobs(std::max(count, 0), jobs);
}

Server server_in(std::string_view text) {
    if (text.starts_with('/')) return {std::string(text), ipp_port};
    const auto colon = text.rfind(':');
    Server server{std::string(text.substr(0, colon)), ipp_port};
    if (colon == std::string_view::npos) return server;
    const auto digits = text.substr(colon + 1);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), server.port);
    if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() || server.port <= 0 ||
        server.port > 65535)
        throw std::invalid_argument("device address: a port number has to follow the server's colon");
    return server;
}

bool names_a_queue(std::string_view name) {
    constexpr std::size_t longest = 127; // CUPS's own limit
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, [](char character) {
        return character > ' ' && character != '\x7F' && character != '/' && character != '#' &&
               character != '?';
    });
}

} // namespace

std::unique_ptr<PrintQueue> make_cups_queue(std::string_view address) {
    const auto at = address.find('@');
    const auto name = address.substr(0, at);
    if (!names_a_queue(name) || (at != std::string_view::npos && at + 1 == address.size()))
        throw std::invalid_argument("device address: the name of a print queue, or QUEUE@SERVER");
    auto server =
        at == std::string_view::npos ? std::nullopt : std::optional{server_in(address.substr(at + 1))};
    return std::make_unique<CupsQueue>(std::string(name), std::move(server));
}

} // namespace drivers
