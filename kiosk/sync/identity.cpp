#include "sync/identity.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include "domain/openssl.hpp"

namespace liaison::sync {

using namespace domain::openssl;

namespace {

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;

std::string reason(const char* what, const std::filesystem::path& file) {
    return std::string(what) + " " + file.string() + ": " + std::strerror(errno);
}

// On disk under this name, whole, when it returns: written beside it, then put in its place.
tl::expected<void, std::string> write_whole(const std::filesystem::path& file, const std::string& content) {
    const std::filesystem::path beside = file.string() + ".new";
    const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return tl::unexpected(reason("cannot write", beside));
    const bool written =
        write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
        fsync(descriptor) == 0;
    close(descriptor);
    if (!written || rename(beside.c_str(), file.c_str()) != 0)
        return tl::unexpected(reason("cannot write", file));
    const int folder = open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
    return {};
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

KeyAndRequest as_pem(const Key& key, const Request& request) {
    return {pem_of([&](BIO* out) {
                return PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            }),
            pem_of([&](BIO* out) { return PEM_write_bio_X509_REQ(out, request.get()); })};
}

// Nothing: not a key and the request that it signed.
std::optional<KeyAndRequest> read_key_and_request(const std::string& content) {
    const Memory text = memory_of(content);
    const Key key{PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr)};
    const Request request{PEM_read_bio_X509_REQ(text.get(), nullptr, nullptr, nullptr)};
    if (!key || !request || X509_REQ_check_private_key(request.get(), key.get()) != 1 ||
        X509_REQ_verify(request.get(), key.get()) != 1)
        return std::nullopt;
    return as_pem(key, request);
}

domain::WallTime wall_time(const ASN1_TIME* time) {
    std::tm parts{};
    checked(ASN1_TIME_to_tm(time, &parts), "read a date");
    return std::chrono::sys_seconds{std::chrono::seconds{timegm(&parts)}};
}

} // namespace

KeyAndRequest make_key_and_request(const std::string& station_id) {
    const Key key{checked(EVP_EC_gen("P-256"), "make an EC key")};
    const Request request{checked(X509_REQ_new(), "allocate")};
    const auto* name = reinterpret_cast<const unsigned char*>(station_id.c_str());
    checked(X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8, name, -1,
                                       -1, 0),
            "set a name");
    checked(X509_REQ_set_pubkey(request.get(), key.get()), "set the key");
    checked(X509_REQ_sign(request.get(), key.get(), EVP_sha256()), "sign");
    return as_pem(key, request);
}

tl::expected<KeyAndRequest, std::string> waiting_key_and_request(const std::filesystem::path& file,
                                                                 const std::string& station_id) {
    if (auto waiting = read_key_and_request(content_of(file))) return *std::move(waiting);
    KeyAndRequest made = make_key_and_request(station_id);
    if (const auto written = write_whole(file, made.key + made.request); !written)
        return tl::unexpected(written.error());
    return made;
}

tl::expected<void, std::string> store_identity(const std::filesystem::path& file, const std::string& key,
                                               const std::string& certificate) {
    const Memory key_text = memory_of(key), certificate_text = memory_of(certificate);
    const Key parsed_key{PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr)};
    const Certificate parsed{PEM_read_bio_X509(certificate_text.get(), nullptr, nullptr, nullptr)};
    if (!parsed) return tl::unexpected(std::string("what the county sent is no certificate"));
    if (!parsed_key || X509_check_private_key(parsed.get(), parsed_key.get()) != 1)
        return tl::unexpected(std::string("the county's certificate is for another key"));
    // Only what was understood is kept, whatever else came with it.
    return write_whole(file, key + pem_of([&](BIO* out) { return PEM_write_bio_X509(out, parsed.get()); }));
}

tl::expected<CertificateSpan, std::string> certificate_span(const std::filesystem::path& file) {
    const std::string content = content_of(file);
    const Memory text = memory_of(content);
    const Certificate certificate{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)};
    if (!certificate) return tl::unexpected(file.string() + " holds no certificate");
    return CertificateSpan{wall_time(X509_get0_notBefore(certificate.get())),
                           wall_time(X509_get0_notAfter(certificate.get()))};
}

bool renewal_is_due(const CertificateSpan& span, domain::WallTime county_time) {
    return county_time >= span.begin + (span.end - span.begin) / 2;
}

} // namespace liaison::sync
