#include "county/x509.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

constexpr std::chrono::hours clock_difference{24}; // a kiosk's clock may be behind the county's

void set_name(X509_NAME* name, const std::string& common_name) {
    const auto* text = reinterpret_cast<const unsigned char*>(common_name.c_str());
    checked(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0), "set a name");
}

} // namespace

Memory memory_of(const std::string& text) {
    return Memory{checked(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "allocate")};
}

Certificate certificate_of(const std::string& pem) {
    return Certificate{PEM_read_bio_X509(memory_of(pem).get(), nullptr, nullptr, nullptr)};
}

Key private_key_of(const std::string& pem) {
    return Key{PEM_read_bio_PrivateKey(memory_of(pem).get(), nullptr, nullptr, nullptr)};
}

Certificate new_certificate(EVP_PKEY* key, const std::string& common_name, std::chrono::sys_seconds now,
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
    set_name(X509_get_subject_name(certificate.get()), common_name);
    return certificate;
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension{
        checked(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()), "make an extension")};
    checked(X509_add_ext(certificate, extension.get(), -1), "add an extension");
}

} // namespace liaison::county
