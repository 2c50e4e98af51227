#include "county/data_folder.hpp"

#include <stdexcept>

#include "county/certificate.hpp"
#include "county/files.hpp"

namespace liaison::county {

namespace fs = std::filesystem;

void DataFolder::prepare(const std::vector<std::string>& hosts, std::chrono::sys_seconds now,
                         domain::SealingSuite suite) const {
    fs::create_directories(root_);
    fs::permissions(root_, fs::perms::owner_all);
    // The key is written before what goes with it: half a preparation is finished by the next one.
    if (!fs::exists(county_signing_key()))
        write_file(county_signing_key(), domain::SigningKey::generate().to_pem(), Readers::owner);
    if (!fs::exists(county_public_key()))
        write_file(county_public_key(), signing_key().public_pem(), Readers::everyone);
    prepare_sealing(suite);
    if (!fs::exists(authority_certificate())) {
        const Identity authority = make_authority(now);
        write_file(authority_key(), authority.key_pem, Readers::owner);
        write_file(authority_certificate(), authority.certificate_pem, Readers::everyone);
    }
    if (fs::exists(server_certificate()) && certificate_serves(read_file(server_certificate()), hosts, now))
        return;
    const Identity authority{read_file(authority_certificate()), read_file(authority_key())};
    const Identity server = make_server_identity(authority, hosts, now);
    write_file(server_key(), server.key_pem, Readers::owner);
    write_file(server_certificate(), server.certificate_pem, Readers::everyone);
}

domain::SigningKey DataFolder::signing_key() const {
    auto key = domain::SigningKey::from_pem(read_file(county_signing_key()));
    if (!key) throw std::runtime_error(county_signing_key().string() + ": " + key.error());
    return *key;
}

void DataFolder::prepare_sealing(domain::SealingSuite suite) const {
    if (!fs::exists(sealing_key()))
        write_file(sealing_key(), domain::OpeningKey::generate(suite).to_pem(), Readers::owner);
    if (!fs::exists(sealing_public_key()))
        write_file(sealing_public_key(), opening_key().public_pem(), Readers::everyone);
}

domain::OpeningKey DataFolder::opening_key() const {
    if (!fs::exists(sealing_key())) prepare_sealing(domain::SealingSuite::hpke_x25519);
    auto key = domain::OpeningKey::from_pem(read_file(sealing_key()));
    if (!key) throw std::runtime_error(sealing_key().string() + ": " + key.error());
    return *key;
}

} // namespace liaison::county
