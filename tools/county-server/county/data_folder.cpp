#include "county/data_folder.hpp"

#include <stdexcept>

#include "county/certificate.hpp"
#include "county/files.hpp"

namespace liaison::county {

namespace fs = std::filesystem;

namespace {

domain::SignatureScheme signature_scheme(Algorithms algorithms) {
    return algorithms == Algorithms::national ? domain::SignatureScheme::sm2 : domain::SignatureScheme::ed25519;
}

void make_signing_key(const fs::path& file, domain::SignatureScheme scheme) {
    if (!fs::exists(file)) write_file(file, domain::SigningKey::generate(scheme).to_pem(), Readers::owner);
}

domain::SigningKey read_signing_key(const fs::path& file) {
    auto key = domain::SigningKey::from_pem(read_file(file));
    if (!key) throw std::runtime_error(file.string() + ": " + key.error());
    return *key;
}

} // namespace

void DataFolder::prepare(const std::vector<std::string>& hosts, std::chrono::sys_seconds now,
                         Algorithms algorithms) const {
    fs::create_directories(root_);
    fs::permissions(root_, fs::perms::owner_all);
    // The key is written before what goes with it: half a preparation is finished by the next one.
    make_signing_key(appointment_key_file(), domain::SignatureScheme::ed25519); // its size is that of a code
    make_signing_key(configuration_key_file(), signature_scheme(algorithms));
    prepare_sealing(algorithms);
    if (!fs::exists(authority_certificate())) {
        const Identity authority = make_authority(now);
        write_file(authority_key(), authority.key_pem, Readers::owner);
        write_file(authority_certificate(), authority.certificate_pem, Readers::everyone);
    }
    if (fs::exists(server_certificate()) && certificate_serves(read_file(server_certificate()), hosts, now))
        return;
    const Identity server = make_server_identity(authority(), hosts, now);
    write_file(server_key(), server.key_pem, Readers::owner);
    write_file(server_certificate(), server.certificate_pem, Readers::everyone);
}

Identity DataFolder::authority() const {
    return {read_file(authority_certificate()), read_file(authority_key())};
}

domain::SigningKey DataFolder::appointment_key() const {
    return read_signing_key(appointment_key_file());
}

domain::SigningKey DataFolder::configuration_key() const {
    return read_signing_key(configuration_key_file());
}

std::vector<domain::SigningKey> DataFolder::make_root_keys(Algorithms algorithms) const {
    fs::create_directories(root_keys());
    fs::permissions(root_keys(), fs::perms::owner_all);
    std::vector<domain::SigningKey> keys;
    for (const char* name : {"root-1.pem", "root-2.pem", "root-3.pem"}) {
        make_signing_key(root_keys() / name, signature_scheme(algorithms));
        keys.push_back(read_signing_key(root_keys() / name));
    }
    return keys;
}

void DataFolder::prepare_sealing(Algorithms algorithms) const {
    const auto suite =
        algorithms == Algorithms::national ? domain::SealingSuite::sm2_sm4 : domain::SealingSuite::hpke_x25519;
    if (!fs::exists(sealing_key()))
        write_file(sealing_key(), domain::OpeningKey::generate(suite).to_pem(), Readers::owner);
    if (!fs::exists(sealing_public_key()))
        write_file(sealing_public_key(), opening_key().public_pem(), Readers::everyone);
}

domain::OpeningKey DataFolder::opening_key() const {
    if (!fs::exists(sealing_key())) prepare_sealing(Algorithms::international);
    auto key = domain::OpeningKey::from_pem(read_file(sealing_key()));
    if (!key) throw std::runtime_error(sealing_key().string() + ": " + key.error());
    return *key;
}

} // namespace liaison::county
