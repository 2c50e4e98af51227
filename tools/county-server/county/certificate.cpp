#include "county/certificate.hpp"

#include <array>

#include <arpa/inet.h>

#include "county/random.hpp"
#include "county/x509.hpp"
#include "domain/bytes.hpp"

namespace liaison::county {

namespace {

constexpr std::chrono::days authority_lifetime{20 * 365};
constexpr std::chrono::days server_lifetime{5 * 365};
constexpr std::chrono::days renewal{30};

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

// The public key, where the request proves that its sender has the private one.
tl::expected<Key, std::string> key_of_request(const std::string& pem) {
    constexpr std::size_t most_bytes = 8 * 1024;
    if (pem.size() > most_bytes) return tl::unexpected(std::string("the certificate request is too large"));
    const Request509 request{PEM_read_bio_X509_REQ(memory_of(pem).get(), nullptr, nullptr, nullptr)};
    Key key{request ? X509_REQ_get_pubkey(request.get()) : nullptr};
    if (!key) return tl::unexpected(std::string("this is no certificate request (PKCS #10, PEM)"));
    std::array<char, 64> group{};
    if (EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) != 1 ||
        std::string_view(group.data()) != "prime256v1")
        return tl::unexpected(std::string("the key must be one of the curve P-256"));
    if (X509_REQ_verify(request.get(), key.get()) != 1)
        return tl::unexpected(std::string("the request is not signed with its own key"));
    return key;
}

std::string hash_of(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0) throw std::runtime_error("OpenSSL cannot write a key");
    const std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return sha256_hex(bytes);
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
    const Certificate issuer =
        checked(certificate_of(authority.certificate_pem), "read the authority's certificate");
    const Key issuer_key = checked(private_key_of(authority.key_pem), "read the authority's key");
    const Key key = new_key();
    const Certificate certificate = new_certificate(key.get(), "Liaison county server", now, server_lifetime);
    X509* raw = certificate.get();
    checked(X509_set_issuer_name(raw, X509_get_subject_name(issuer.get())), "set the issuer");
    add_extension(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(raw, issuer.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(raw, issuer.get(), NID_ext_key_usage, "serverAuth");
    add_extension(raw, issuer.get(), NID_subject_alt_name, alternative_names(hosts));
    add_extension(raw, issuer.get(), NID_subject_key_identifier, "hash");
    add_extension(raw, issuer.get(), NID_authority_key_identifier, "keyid");
    checked(X509_sign(raw, issuer_key.get(), EVP_sha256()), "sign");
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

tl::expected<StationCertificate, std::string>
issue_station_certificate(const Identity& authority, const std::string& request_pem, const std::string& station,
                          std::chrono::sys_seconds now, std::chrono::days lifetime) {
    const auto key = key_of_request(request_pem);
    if (!key) return tl::unexpected(key.error());
    const Certificate issuer =
        checked(certificate_of(authority.certificate_pem), "read the authority's certificate");
    const Key issuer_key = checked(private_key_of(authority.key_pem), "read the authority's key");
    const Certificate certificate = new_certificate(key->get(), station, now, lifetime);
    X509* raw = certificate.get();
    checked(X509_set_issuer_name(raw, X509_get_subject_name(issuer.get())), "set the issuer");
    add_extension(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(raw, issuer.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(raw, issuer.get(), NID_ext_key_usage, "clientAuth");
    add_extension(raw, issuer.get(), NID_subject_key_identifier, "hash");
    add_extension(raw, issuer.get(), NID_authority_key_identifier, "keyid");
    checked(X509_sign(raw, issuer_key.get(), EVP_sha256()), "sign");
    return StationCertificate{.pem = pem_of([&](BIO* out) { return PEM_write_bio_X509(out, raw); }),
                              .serial = serial_number(raw),
                              .key_hash = hash_of(key->get()),
                              .expires = now + lifetime};
}

tl::expected<std::string, std::string> key_hash_of_request(const std::string& request_pem) {
    return key_of_request(request_pem).map([](const Key& key) { return hash_of(key.get()); });
}

bool certificate_serves(const std::string& certificate_pem, const std::vector<std::string>& hosts,
                        std::chrono::sys_seconds now) {
    const Certificate certificate = certificate_of(certificate_pem);
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
