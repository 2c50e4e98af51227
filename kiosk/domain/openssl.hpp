// Texts in PEM (RFC 7468) into OpenSSL and out of it, for the sources that work with its keys and certificates.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/bio.h>

namespace liaison::domain::openssl {

// For a std::unique_ptr of what OpenSSL allocates.
template <auto free_function>
struct Free {
    template <class Value>
    void operator()(Value* value) const {
        free_function(value);
    }
};
using Memory = std::unique_ptr<BIO, Free<BIO_free_all>>;

// Throws std::runtime_error where OpenSSL gives null or false.
template <class Value>
Value checked(Value value, const char* what) {
    if (!value) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
    return value;
}

// Reads from `text`, which has to live as long.
inline Memory memory_of(const std::string& text) {
    return Memory{checked(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "allocate")};
}
Memory memory_of(std::string&&) = delete;

// What `write`, one of OpenSSL's PEM_write_bio_..., writes.
template <class Write>
std::string pem_of(Write write) {
    const Memory memory{checked(BIO_new(BIO_s_mem()), "allocate")};
    checked(write(memory.get()), "write PEM");
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace liaison::domain::openssl
