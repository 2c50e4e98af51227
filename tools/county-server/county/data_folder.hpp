// The one folder that holds all of the county: keys, certificates, database.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "county/certificate.hpp"
#include "domain/sealing.hpp"
#include "domain/signature.hpp"

namespace liaison::county {

// What keys are made for.
enum class Algorithms {
    international, // Ed25519, X25519, AES
    national,      // SM2, SM3, SM4: where a county must use them
};

class DataFolder {
public:
    explicit DataFolder(std::filesystem::path root) : root_(std::move(root)) {}

    // Makes what is missing and keeps what is there; a server certificate that does not name all `hosts` or
    // runs out is renewed. Throws std::runtime_error.
    // `algorithms` count for keys that are not there yet.
    void prepare(const std::vector<std::string>& hosts, std::chrono::sys_seconds now,
                 Algorithms algorithms) const;

    // Throw std::runtime_error: not prepared.
    domain::SigningKey appointment_key() const;
    domain::SigningKey configuration_key() const;
    // What kiosks seal opens with it. Made where it is missing: a county may be older than sealing. Throws
    // std::runtime_error.
    domain::OpeningKey opening_key() const;

    Identity authority() const; // of all certificates: this server's and the stations'

    // Three keys of the root in a folder of their own, made when there is no root yet. They belong on sticks in
    // a safe, not on the server.
    std::vector<domain::SigningKey> make_root_keys(Algorithms algorithms) const;
    std::filesystem::path root_keys() const { return root_ / "root-keys"; }

    std::filesystem::path authority_certificate() const { return root_ / "ca.pem"; }
    std::filesystem::path server_certificate() const { return root_ / "server.pem"; }
    std::filesystem::path server_key() const { return root_ / "server-key.pem"; }
    // The first one, for kiosks to be set up with.
    std::filesystem::path trust_root() const { return root_ / "trust-root.json"; }
    std::filesystem::path sealing_public_key() const { return root_ / "county-sealing-public.pem"; }
    std::filesystem::path database() const { return root_ / "county.sqlite"; }

private:
    std::filesystem::path authority_key() const { return root_ / "ca-key.pem"; }
    std::filesystem::path appointment_key_file() const { return root_ / "county-signing.pem"; }
    std::filesystem::path configuration_key_file() const { return root_ / "configuration-signing.pem"; }
    void prepare_sealing(Algorithms algorithms) const;
    std::filesystem::path sealing_key() const { return root_ / "county-sealing.pem"; }

    std::filesystem::path root_;
};

} // namespace liaison::county
