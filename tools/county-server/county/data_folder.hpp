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
    void prepare(const std::vector<std::string>& hosts, std::chrono::sys_seconds now,
                 domain::SignatureScheme scheme) const;

    // Throw std::runtime_error: not prepared.
    domain::SigningKey appointment_key() const;
    domain::SigningKey configuration_key() const;

    // Three keys of the root in a folder of their own, made when there is no root yet. They belong on sticks in
    // a safe, not on the server.
    std::vector<domain::SigningKey> make_root_keys(domain::SignatureScheme scheme) const;
    std::filesystem::path root_keys() const { return root_ / "root-keys"; }

    std::filesystem::path authority_certificate() const { return root_ / "ca.pem"; }
    std::filesystem::path server_certificate() const { return root_ / "server.pem"; }
    std::filesystem::path server_key() const { return root_ / "server-key.pem"; }
    std::filesystem::path trust_root() const {
        return root_ / "trust-root.json";
    } // the first, for kiosks to be set up
    std::filesystem::path database() const { return root_ / "county.sqlite"; }

private:
    std::filesystem::path authority_key() const { return root_ / "ca-key.pem"; }
    std::filesystem::path appointment_key_file() const { return root_ / "county-signing.pem"; }
    std::filesystem::path configuration_key_file() const { return root_ / "configuration-signing.pem"; }

    std::filesystem::path root_;
};

} // namespace liaison::county
