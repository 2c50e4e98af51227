// The one folder that holds all of the county: keys, certificates, database.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/signature.hpp"

namespace liaison::county {

class DataFolder {
public:
    explicit DataFolder(std::filesystem::path root) : root_(std::move(root)) {}

    // Makes what is missing and keeps what is there; a server certificate that does not name all `hosts` or
    // runs out is renewed. Throws std::runtime_error.
    void prepare(const std::vector<std::string>& hosts, std::chrono::sys_seconds now) const;

    domain::SigningKey signing_key() const; // throws std::runtime_error: not prepared

    std::filesystem::path authority_certificate() const { return root_ / "ca.pem"; }
    std::filesystem::path server_certificate() const { return root_ / "server.pem"; }
    std::filesystem::path server_key() const { return root_ / "server-key.pem"; }
    std::filesystem::path county_public_key() const { return root_ / "county-public.pem"; }
    std::filesystem::path database() const { return root_ / "county.sqlite"; }

private:
    std::filesystem::path authority_key() const { return root_ / "ca-key.pem"; }
    std::filesystem::path county_signing_key() const { return root_ / "county-signing.pem"; }

    std::filesystem::path root_;
};

} // namespace liaison::county
