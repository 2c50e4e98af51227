// The one folder that holds all of the county: keys, certificates, database.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/sealing.hpp"
#include "domain/signature.hpp"

namespace liaison::county {

class DataFolder {
public:
    explicit DataFolder(std::filesystem::path root) : root_(std::move(root)) {}

    // Makes what is missing and keeps what is there; a server certificate that does not name all `hosts` or
    // runs out is renewed. Throws std::runtime_error.
    // `suite` counts where there is no key to seal to yet.
    void prepare(const std::vector<std::string>& hosts, std::chrono::sys_seconds now,
                 domain::SealingSuite suite = domain::SealingSuite::hpke_x25519) const;

    domain::SigningKey signing_key() const; // throws std::runtime_error: not prepared
    // What kiosks seal opens with it. Made where it is missing: a county may be older than sealing. Throws
    // std::runtime_error.
    domain::OpeningKey opening_key() const;

    std::filesystem::path authority_certificate() const { return root_ / "ca.pem"; }
    std::filesystem::path server_certificate() const { return root_ / "server.pem"; }
    std::filesystem::path server_key() const { return root_ / "server-key.pem"; }
    std::filesystem::path county_public_key() const { return root_ / "county-public.pem"; }
    std::filesystem::path sealing_public_key() const { return root_ / "county-sealing-public.pem"; }
    std::filesystem::path database() const { return root_ / "county.sqlite"; }

private:
    std::filesystem::path authority_key() const { return root_ / "ca-key.pem"; }
    std::filesystem::path county_signing_key() const { return root_ / "county-signing.pem"; }
    void prepare_sealing(domain::SealingSuite suite) const;
    std::filesystem::path sealing_key() const { return root_ / "county-sealing.pem"; }

    std::filesystem::path root_;
};

} // namespace liaison::county
