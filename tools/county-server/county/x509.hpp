// OpenSSL's certificates and keys, owned, and the steps that all of the county's certificates share.
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace liaison::county {

template <auto free_function>
struct Free {
    template <class Value>
    void operator()(Value* value) const {
        free_function(value);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Memory = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Request509 = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;

template <class Value>
Value checked(Value value, const char* what) {
    if (!value) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
    return value;
}

Memory memory_of(const std::string& text);          // refers to it
Certificate certificate_of(const std::string& pem); // null: it is none
Key private_key_of(const std::string& pem);         // null: it is none

template <class Write>
std::string pem_of(Write write) {
    const Memory memory{checked(BIO_new(BIO_s_mem()), "allocate")};
    checked(write(memory.get()), "write PEM");
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

// Version 3, a random serial number of 128 bits, valid from a day before `now`; it still needs an issuer, what
// it is for, and a signature.
Certificate new_certificate(EVP_PKEY* key, const std::string& common_name, std::chrono::sys_seconds now,
                            std::chrono::days lifetime);

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value);

} // namespace liaison::county
