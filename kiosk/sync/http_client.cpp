#include "sync/http_client.hpp"

#include <array>
#include <atomic>
#include <charconv>
#include <mutex>
#include <stdexcept>
#include <strings.h>

#include <curl/curl.h>
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include "sync/gzip.hpp"

namespace liaison::sync {

namespace {

constexpr std::size_t worth_compressing = 1024; // bytes: a smaller body fits into a packet or two as it is

// libcurl wants this once a process, before any other thread uses it.
void start_curl_once() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl cannot start");
}

struct Incoming {
    HttpAnswer answer;
    std::size_t most_bytes = 0;
    bool too_large = false;
};

std::size_t take_body(const char* data, std::size_t, std::size_t size, void* pointer) {
    auto& incoming = *static_cast<Incoming*>(pointer);
    if (incoming.answer.body.size() + size > incoming.most_bytes) {
        incoming.too_large = true;
        return 0; // makes curl give up
    }
    incoming.answer.body.append(data, size);
    return size;
}

// The value, where the line is the header of this name.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
    if (line.size() < name.size() || strncasecmp(line.data(), name.data(), name.size()) != 0)
        return std::nullopt;
    line.remove_prefix(name.size());
    while (!line.empty() && line.front() == ' ')
        line.remove_prefix(1);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' '))
        line.remove_suffix(1);
    return line;
}

std::size_t take_header(const char* data, std::size_t, std::size_t size, void* pointer) {
    HttpAnswer& answer = static_cast<Incoming*>(pointer)->answer;
    const std::string_view line(data, size);
    if (const auto pause = value_of(line, "retry-after:")) {
        int seconds = 0;
        const auto [end, error] = std::from_chars(pause->data(), pause->data() + pause->size(), seconds);
        if (error == std::errc{} && end == pause->data() + pause->size() && seconds >= 0)
            answer.retry_after = std::chrono::seconds{seconds};
    }
    if (const auto date = value_of(line, "date:")) {
        const std::time_t time = curl_getdate(std::string(*date).c_str(), nullptr); // -1: no date
        if (time > 0) answer.date = std::chrono::sys_seconds{std::chrono::seconds{time}};
    }
    return size;
}

TransferError::Kind kind_of(CURLcode code) {
    using Kind = TransferError::Kind;
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return Kind::timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_USE_SSL_FAILED: return Kind::tls_refused;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: // also an answer without an HTTP status line
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_WRITE_ERROR: return Kind::garbled;
    default: return Kind::unreachable;
    }
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

HeaderList headers_for(const char* content_type, const char* encoding) {
    curl_slist* list = nullptr;
    const auto add = [&](const std::string& line) { list = curl_slist_append(list, line.c_str()); };
    add("Content-Type: " + std::string(content_type));
    if (encoding) add("Content-Encoding: " + std::string(encoding));
    add("Accept: application/json");
    add("Expect:");
    return HeaderList{list};
}

} // namespace

struct HttpClient::Handles {
    CURLM* multi = nullptr;
    CURL* easy = nullptr;
    std::mutex lifetime; // of `multi`, which abort() uses from another thread
    std::atomic<bool> aborted{false};

    Handles() = default;
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() {
        if (easy) curl_easy_cleanup(easy);
        if (multi) curl_multi_cleanup(multi);
    }

    void open() {
        if (multi) return;
        start_curl_once();
        const std::lock_guard lock(lifetime);
        multi = curl_multi_init();
        easy = curl_easy_init();
        if (!multi || !easy) throw std::runtime_error("libcurl has no handle");
    }

    // Runs the transfer that `easy` describes until it ends or abort() is called.
    CURLcode run() {
        curl_multi_add_handle(multi, easy);
        CURLcode result = CURLE_ABORTED_BY_CALLBACK;
        for (bool running = true; running && !aborted;) {
            int active = 0;
            int queued = 0;
            if (curl_multi_perform(multi, &active) != CURLM_OK) break;
            while (const CURLMsg* message = curl_multi_info_read(multi, &queued)) {
                if (message->msg != CURLMSG_DONE) continue;
                result = message->data.result;
                running = false;
            }
            if (running) curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
        }
        curl_multi_remove_handle(multi, easy);
        return result;
    }
};

HttpClient::HttpClient(HttpClientSettings settings)
    : settings_(std::move(settings)), handles_(std::make_unique<Handles>()) {}
HttpClient::~HttpClient() = default;

tl::expected<HttpAnswer, TransferError> HttpClient::get(const std::string& path) {
    return perform({path});
}

tl::expected<HttpAnswer, TransferError> HttpClient::get_range(const std::string& path, std::int64_t first_byte,
                                                              std::int64_t bytes) {
    return perform({.path = path, .range = fmt::format("{}-{}", first_byte, first_byte + bytes - 1)});
}

tl::expected<HttpAnswer, TransferError> HttpClient::post_json(const std::string& path,
                                                              const std::string& json) {
    if (json.size() < worth_compressing) {
        const Content content{"POST", "application/json", nullptr, json};
        return perform({path, &content});
    }
    const std::string compressed = gzip(json);
    const Content content{"POST", "application/json", "gzip", compressed};
    return perform({path, &content});
}

tl::expected<HttpAnswer, TransferError> HttpClient::put_bytes(const std::string& path,
                                                              const std::string& bytes) {
    const Content content{"PUT", "application/octet-stream", nullptr, bytes};
    return perform({path, &content});
}

void HttpClient::abort() {
    handles_->aborted = true;
    const std::lock_guard lock(handles_->lifetime);
    if (handles_->multi) curl_multi_wakeup(handles_->multi);
}

namespace {

// The moment at which OpenSSL judges certificates. `pointer`: a domain::WallTime.
CURLcode judge_at(CURL*, void* context, void* pointer) {
    const auto& moment = *static_cast<const domain::WallTime*>(pointer);
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(static_cast<SSL_CTX*>(context)),
                               std::chrono::system_clock::to_time_t(moment));
    return CURLE_OK;
}

bool is_about_dates(CURL* easy) {
    long result = X509_V_OK;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
    return result == X509_V_ERR_CERT_NOT_YET_VALID || result == X509_V_ERR_CERT_HAS_EXPIRED;
}

void set_security(CURL* easy, const HttpClientSettings& settings) {
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca_certificate.c_str());
    if (std::error_code ignored; std::filesystem::exists(settings.identity, ignored)) {
        curl_easy_setopt(easy, CURLOPT_SSLCERT, settings.identity.c_str());
        curl_easy_setopt(easy, CURLOPT_SSLKEY, settings.identity.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr); // Debian's default is the system's store
    curl_easy_setopt(easy, CURLOPT_PROXY, "");       // nor a proxy from the environment
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
}

void set_limits(CURL* easy, const HttpClientSettings& settings) {
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_timeout.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(settings.low_speed_timeout.count()));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(settings.most_response_bytes));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXLIFETIME_CONN, 24L * 3600); // then by the certificate as it is now
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);               // stopping does not wait for a name server
}

} // namespace

tl::expected<HttpAnswer, TransferError> HttpClient::perform(const Wish& wish) {
    auto answer = transfer(wish, std::nullopt);
    if (answer || answer.error().kind != TransferError::Kind::tls_refused || !is_about_dates(handles_->easy) ||
        !settings_.last_county_time)
        return answer;
    const auto known = settings_.last_county_time();
    return known ? transfer(wish, known) : answer;
}

tl::expected<HttpAnswer, TransferError> HttpClient::transfer(const Wish& wish,
                                                             std::optional<domain::WallTime> judged_at) {
    if (handles_->aborted) return tl::unexpected(TransferError{TransferError::Kind::aborted, "stopped"});
    handles_->open();
    const Content* content = wish.content;
    CURL* easy = handles_->easy;
    curl_easy_reset(easy); // keeps the connection
    Incoming incoming{.answer = {}, .most_bytes = settings_.most_response_bytes};
    const HeaderList headers =
        headers_for(content ? content->type : "application/json", content ? content->encoding : nullptr);
    const std::string url = settings_.base_url + wish.path;
    std::array<char, CURL_ERROR_SIZE> message{};
    set_security(easy, settings_);
    set_limits(easy, settings_);
    if (judged_at) {
        curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &judge_at);
        curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, &*judged_at);
    }
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, message.data());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &incoming);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &incoming);
    if (!wish.range.empty()) curl_easy_setopt(easy, CURLOPT_RANGE, wish.range.c_str());
    if (content) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, content->method);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, content->bytes.c_str());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(content->bytes.size()));
    }
    const CURLcode code = handles_->run();
    if (handles_->aborted) return tl::unexpected(TransferError{TransferError::Kind::aborted, "stopped"});
    if (code != CURLE_OK) {
        const std::string detail = message[0] ? message.data() : curl_easy_strerror(code);
        return tl::unexpected(TransferError{
            kind_of(code), incoming.too_large ? "the answer is larger than is accepted" : detail});
    }
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &incoming.answer.status);
    return std::move(incoming.answer);
}

} // namespace liaison::sync
