#include "county/root_ceremony.hpp"

#include <stdexcept>

#include "county/files.hpp"

namespace liaison::county {

namespace {

// `Key`: a public or a private one.
template <class Key>
Key read_key(const std::string& file) {
    auto key = Key::from_pem(read_file(file));
    if (!key) throw std::runtime_error(file + ": " + key.error());
    return *std::move(key);
}

template <class Key>
std::vector<Key> read_keys(const std::vector<std::string>& files) {
    std::vector<Key> keys;
    for (const std::string& file : files)
        keys.push_back(read_key<Key>(file));
    return keys;
}

std::int64_t publish(Office& office, const domain::RootPlan& plan,
                     const std::vector<domain::SigningKey>& keys) {
    const auto version =
        office.trust.publish(domain::sign_statement(domain::root_statement(plan), domain::root_purpose, keys));
    if (!version) throw std::runtime_error("the root is not in order: " + version.error());
    return *version;
}

} // namespace

void publish_first_root(const DataFolder& folder, Office& office, const std::string& county,
                        Algorithms algorithms) {
    const std::vector<domain::SigningKey> keys = folder.make_root_keys(algorithms);
    domain::RootPlan plan{.county = county,
                          .version = 1,
                          .expires = Office::now() + root_lifetime,
                          .root_keys = {},
                          .root_threshold = root_threshold,
                          .configuration_keys = {folder.configuration_key().verifying_key()},
                          .configuration_threshold = 1,
                          .appointment_key = folder.appointment_key().verifying_key()};
    for (const domain::SigningKey& key : keys)
        plan.root_keys.push_back(key.verifying_key());
    publish(office, plan, {keys[0], keys[1]});
    write_file(folder.trust_root(), domain::to_json(office.trust.after(0).front()), Readers::everyone);
}

std::int64_t publish_next_root(Office& office, const NextRoot& next) {
    domain::RootPlan plan = office.trust.newest().plan();
    ++plan.version;
    plan.expires = Office::now() + root_lifetime;
    if (!next.root_keys.empty()) plan.root_keys = read_keys<domain::VerifyingKey>(next.root_keys);
    if (!next.configuration_keys.empty())
        plan.configuration_keys = read_keys<domain::VerifyingKey>(next.configuration_keys);
    if (!next.appointment_key.empty())
        plan.appointment_key = read_key<domain::VerifyingKey>(next.appointment_key);
    return publish(office, plan, read_keys<domain::SigningKey>(next.signing));
}

} // namespace liaison::county
