#include "county/certificate.hpp"

#include <array>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "county/random.hpp"
#include "domain/openssl.hpp"

namespace liaison::county {

using namespace domain::openssl;

namespace {

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

constexpr std::chrono::days authority_lifetime{20 * 365};
constexpr std::chrono::days server_lifetime{5 * 365};
constexpr std::chrono::days renewal{30};
constexpr std::chrono::hours clock_difference{24}; // a kiosk's clock may be behind the county's

Identity as_pem(const Certificate& certificate, const Key& key) {
    return {pem_of([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); }), pem_of([&](BIO* out) {
                return PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

Key new_key() {
    return Key{checked(EVP_EC_gen("P-256"), "make an EC key")};
}

bool is_address(const std::string& host) {
    unsigned char binary[16];
    return inet_pton(AF_INET, host.c_str(), binary) == 1 || inet_pton(AF_INET6, host.c_str(), binary) == 1;
}

// A name that could smuggle further entries into the extension's text is refused.
std::string alternative_names(const std::vector<std::string>& hosts) {
    std::string names;
    for (const std::string& host : hosts) {
        if (host.empty() || host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                   "0123456789-.:") != std::string::npos)
            throw std::runtime_error("\"" + host + "\" is neither a host name nor an address");
        names += (names.empty() ? "" : ",") + std::string(is_address(host) ? "IP:" : "DNS:") + host;
    }
    return names;
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension{
        checked(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()), "make an extension")};
    checked(X509_add_ext(certificate, extension.get(), -1), "add an extension");
}

void set_name(X509_NAME* name, const char* common_name) {
    const auto* text = reinterpret_cast<const unsigned char*>(common_name);
    checked(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0), "set a name");
}

Certificate new_certificate(EVP_PKEY* key, const char* name, std::chrono::sys_seconds now,
                            std::chrono::days lifetime) {
    Certificate certificate{checked(X509_new(), "allocate")};
    checked(X509_set_version(certificate.get(), X509_VERSION_3), "set the version");
    auto serial = random_bytes(16);
    serial[0] &= 0x7F; // positive
    const Number number{
        checked(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr), "allocate")};
    checked(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())),
            "set the serial number");
    const auto begin = (now - clock_difference).time_since_epoch().count();
    const auto end = (now + lifetime).time_since_epoch().count();
    checked(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), begin), "set a date");
    checked(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), end), "set a date");
    checked(X509_set_pubkey(certificate.get(), key), "set the key");
    set_name(X509_get_subject_name(certificate.get()), name);
    return certificate;
}

struct Issuer {
    Certificate certificate;
    Key key;
};

Issuer issuer_of(const Identity& authority) {
    const Memory certificate = memory_of(authority.certificate_pem), key = memory_of(authority.key_pem);
    return {Certificate{checked(PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr),
                                "read the authority's certificate")},
            Key{checked(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr),
                        "read the authority's key")}};
}

// Null: none for a P-256 key that is signed with that key.
Request acceptable_request(const std::string& pem) {
    const Memory text = memory_of(pem);
    Request request{PEM_read_bio_X509_REQ(text.get(), nullptr, nullptr, nullptr)};
    EVP_PKEY* key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    std::array<char, 32> group{};
    if (!key || EVP_PKEY_is_a(key, "EC") != 1 ||
        EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) != 1 ||
        std::string_view(group.data()) != "prime256v1" || X509_REQ_verify(request.get(), key) != 1)
        return nullptr;
    return request;
}

std::string digest_of(EVP_PKEY* key) {
    unsigned char* bytes = nullptr;
    const int size = checked(i2d_PUBKEY(key, &bytes), "write a key");
    const std::string encoded(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return sha256_hex(encoded);
}

} // namespace

Identity make_authority(std::chrono::sys_seconds now) {
    const Key key = new_key();
    const Certificate certificate =
        new_certificate(key.get(), "Liaison county authority", now, authority_lifetime);
    X509* raw = certificate.get();
    checked(X509_set_issuer_name(raw, X509_get_subject_name(raw)), "set the issuer");
    add_extension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(raw, raw, NID_subject_key_identifier, "hash");
    checked(X509_sign(raw, key.get(), EVP_sha256()), "sign");
    return as_pem(certificate, key);
}

Identity make_server_identity(const Identity& authority, const std::vector<std::string>& hosts,
                              std::chrono::sys_seconds now) {
    const Issuer issuer = issuer_of(authority);
    const Key key = new_key();
    const Certificate certificate = new_certificate(key.get(), "Liaison county server", now, server_lifetime);
    X509* raw = certificate.get();
    checked(X509_set_issuer_name(raw, X509_get_subject_name(issuer.certificate.get())), "set the issuer");
    add_extension(raw, issuer.certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(raw, issuer.certificate.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(raw, issuer.certificate.get(), NID_ext_key_usage, "serverAuth");
    add_extension(raw, issuer.certificate.get(), NID_subject_alt_name, alternative_names(hosts));
    add_extension(raw, issuer.certificate.get(), NID_subject_key_identifier, "hash");
    add_extension(raw, issuer.certificate.get(), NID_authority_key_identifier, "keyid");
    checked(X509_sign(raw, issuer.key.get(), EVP_sha256()), "sign");
    return as_pem(certificate, key);
}

std::string common_name(const X509* certificate) {
    const X509_NAME* subject = X509_get_subject_name(certificate);
    const int place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (place < 0) return "";
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)));
    if (size < 0) return "";
    std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
}

std::string serial_number(const X509* certificate) {
    const Number number{checked(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr), "allocate")};
    domain::Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number.get())));
    BN_bn2bin(number.get(), bytes.data());
    return domain::to_hex(bytes);
}

std::optional<StationCertificate> make_station_certificate(const Identity& authority,
                                                           const std::string& request_pem,
                                                           const std::string& station,
                                                           std::chrono::sys_seconds now) {
    const Request request = acceptable_request(request_pem);
    if (!request) return std::nullopt;
    const Issuer issuer = issuer_of(authority);
    const Certificate certificate =
        new_certificate(X509_REQ_get0_pubkey(request.get()), station.c_str(), now, station_lifetime);
    X509* raw = certificate.get();
    checked(X509_set_issuer_name(raw, X509_get_subject_name(issuer.certificate.get())), "set the issuer");
    add_extension(raw, issuer.certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(raw, issuer.certificate.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(raw, issuer.certificate.get(), NID_ext_key_usage, "clientAuth");
    add_extension(raw, issuer.certificate.get(), NID_subject_key_identifier, "hash");
    add_extension(raw, issuer.certificate.get(), NID_authority_key_identifier, "keyid");
    checked(X509_sign(raw, issuer.key.get(), EVP_sha256()), "sign");
    return StationCertificate{pem_of([&](BIO* out) { return PEM_write_bio_X509(out, raw); }),
                              serial_number(raw), now + station_lifetime};
}

std::optional<std::string> key_of_request(const std::string& request_pem) {
    const Request request = acceptable_request(request_pem);
    return request ? std::optional(digest_of(X509_REQ_get0_pubkey(request.get()))) : std::nullopt;
}

std::string key_of_certificate(const std::string& certificate_pem) {
    const Memory text = memory_of(certificate_pem);
    const Certificate certificate{
        checked(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr), "read a certificate")};
    return digest_of(X509_get0_pubkey(certificate.get()));
}

bool certificate_serves(const std::string& certificate_pem, const std::vector<std::string>& hosts,
                        std::chrono::sys_seconds now) {
    const Memory text = memory_of(certificate_pem);
    const Certificate certificate{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)};
    if (!certificate) return false;
    std::time_t later = (now + renewal).time_since_epoch().count();
    if (X509_cmp_time(X509_get0_notAfter(certificate.get()), &later) <= 0) return false;
    for (const std::string& host : hosts) {
        const int fits = is_address(host)
                             ? X509_check_ip_asc(certificate.get(), host.c_str(), 0)
                             : X509_check_host(certificate.get(), host.data(), host.size(), 0, nullptr);
        if (fits != 1) return false;
    }
    return true;
}

} // namespace liaison::county
