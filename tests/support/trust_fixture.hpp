// A made-up county: the keys of its first root, and what it signs.
#pragma once

#include "domain/signed_configuration.hpp"
#include "station_document.hpp"

namespace liaison::test {

inline constexpr const char* county_id = "county-001";

struct MadeUpCounty {
    std::vector<domain::SigningKey> root_keys; // two of the three sign a root
    domain::SigningKey configuration_key = domain::SigningKey::generate();
    domain::SigningKey appointment_key = domain::SigningKey::generate();
    domain::WallTime expires = parse("2028-01-01T00:00:00.000Z");

    explicit MadeUpCounty(domain::SignatureScheme scheme = domain::SignatureScheme::ed25519)
        : configuration_key(domain::SigningKey::generate(scheme)) {
        for (int i = 0; i < 3; ++i)
            root_keys.push_back(domain::SigningKey::generate(scheme));
    }

    static domain::WallTime parse(const char* time) { return *domain::parse_wall_time(time); }

    domain::RootPlan plan(std::int64_t version = 1) const {
        domain::RootPlan plan{.county = county_id,
                              .version = version,
                              .expires = expires,
                              .root_keys = {},
                              .root_threshold = 2,
                              .configuration_keys = {configuration_key.verifying_key()},
                              .configuration_threshold = 1,
                              .appointment_key = appointment_key.verifying_key()};
        for (const domain::SigningKey& key : root_keys)
            plan.root_keys.push_back(key.verifying_key());
        return plan;
    }
    domain::SignedStatement sign(const domain::RootPlan& plan) const {
        return domain::sign_statement(domain::root_statement(plan), domain::root_purpose,
                                      {root_keys[0], root_keys[2]});
    }
    domain::SignedStatement signed_root() const { return sign(plan()); }
    domain::TrustRoot root() const { return domain::first_root(signed_root()).value(); }

    domain::ConfigurationHeader header(std::int64_t version = 7) const {
        return {.county = county_id,
                .station = station_id,
                .version = version,
                .issued = parse("2026-11-01T00:00:00.000Z"),
                .expires = parse("2027-11-01T00:00:00.000Z"),
                .sha256 = {},
                .bytes = 0};
    }
    domain::SignedConfiguration configuration() const { return configuration(good_document().dump()); }
    domain::SignedConfiguration configuration(std::string document) const {
        return domain::sign_configuration(std::move(document), header(), {configuration_key});
    }
};

} // namespace liaison::test
