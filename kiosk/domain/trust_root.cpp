#include "domain/trust_root.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

#include "domain/json_reader.hpp"
#include "domain/wire_reading.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::array roles{TrustRole::root, TrustRole::configuration, TrustRole::appointments};
constexpr std::size_t most_keys = 16;

} // namespace

// Reads the statement of a root. Throws JsonProblem.
struct TrustRootReader {
    static TrustRoot read(JsonReader reader) {
        TrustRoot root;
        if (reader.member("kind").text(16) != "root") reader.fail("not a root");
        root.county_ = identifier(reader.member("county"));
        root.version_ = reader.member("version").integer(1, 1'000'000);
        root.expires_ = moment(reader.member("expires"));
        reader.member("keys").each(most_keys, [&](const JsonReader& entry) { add_key(entry, root); });
        JsonReader given = reader.member("roles");
        for (const TrustRole role : roles)
            root.roles_[role] = read_role(given.member(to_string(role)), role, root);
        given.no_other_members();
        reader.no_other_members();
        return root;
    }

private:
    // The id is made from the key: one key under two names would count twice.
    static void add_key(const JsonReader& entry, TrustRoot& root) {
        auto key = VerifyingKey::from_pem(entry.document(1024));
        if (!key) entry.fail(key.error());
        std::string id = key->id();
        if (!root.keys_.emplace(std::move(id), *std::move(key)).second) entry.fail("the key is there twice");
    }

    static TrustRoot::Role read_role(JsonReader reader, TrustRole which, const TrustRoot& root) {
        TrustRoot::Role role;
        reader.member("keys").each(most_keys, [&](const JsonReader& entry) {
            std::string id = entry.text(64);
            if (!root.keys_.contains(id)) entry.fail("no such key");
            if (std::find(role.keys.begin(), role.keys.end(), id) != role.keys.end())
                entry.fail("the key is there twice");
            role.keys.push_back(std::move(id));
        });
        const auto most = static_cast<std::int64_t>(role.keys.size());
        if (most == 0) reader.fail("a role has at least one key");
        if (which == TrustRole::appointments && most != 1) reader.fail("one key signs codes");
        role.threshold = static_cast<std::size_t>(reader.member("threshold").integer(1, most));
        reader.no_other_members();
        return role;
    }
};

bool TrustRoot::is_signed(TrustRole role, std::string_view purpose, const SignedStatement& statement) const {
    const Role& asked = roles_.at(role);
    std::set<std::string> good;
    for (const StatementSignature& one : statement.signatures)
        if (std::find(asked.keys.begin(), asked.keys.end(), one.key) != asked.keys.end() &&
            !good.contains(one.key) && keys_.at(one.key).verifies(purpose, statement.statement, one.signature))
            good.insert(one.key);
    return good.size() >= asked.threshold;
}

const VerifyingKey& TrustRoot::appointment_key() const {
    return keys_.at(roles_.at(TrustRole::appointments).keys.front());
}

RootPlan TrustRoot::plan() const {
    const auto holders = [&](TrustRole role) {
        std::vector<VerifyingKey> keys;
        for (const std::string& id : roles_.at(role).keys)
            keys.push_back(keys_.at(id));
        return keys;
    };
    return {.county = county_,
            .version = version_,
            .expires = expires_,
            .root_keys = holders(TrustRole::root),
            .root_threshold = roles_.at(TrustRole::root).threshold,
            .configuration_keys = holders(TrustRole::configuration),
            .configuration_threshold = roles_.at(TrustRole::configuration).threshold,
            .appointment_key = appointment_key()};
}

namespace {

tl::expected<TrustRoot, std::string> read_root(const SignedStatement& statement) {
    if (statement.statement.size() > max_root_size) return tl::unexpected(std::string("larger than 64 KiB"));
    return read_json<TrustRoot>(statement.statement,
                                [](JsonReader reader) { return TrustRootReader::read(std::move(reader)); });
}

tl::expected<TrustRoot, std::string> self_signed(const SignedStatement& statement) {
    auto root = read_root(statement);
    if (root && !root->is_signed(TrustRole::root, root_purpose, statement))
        return tl::unexpected(std::string("not signed by enough of its own keys"));
    return root;
}

} // namespace

tl::expected<TrustRoot, std::string> first_root(const SignedStatement& statement) {
    return self_signed(statement);
}

tl::expected<TrustRoot, std::string> next_root(const TrustRoot& present, const SignedStatement& statement) {
    if (!present.is_signed(TrustRole::root, root_purpose, statement))
        return tl::unexpected(std::string("not signed by enough keys of the root before"));
    auto next = self_signed(statement);
    if (!next) return next;
    if (next->county() != present.county()) return tl::unexpected(std::string("another county's root"));
    if (next->version() != present.version() + 1)
        return tl::unexpected("version " + std::to_string(present.version() + 1) + " follows, not " +
                              std::to_string(next->version()));
    return next;
}

tl::expected<void, std::string> TrustChain::follow(const SignedStatement& statement) {
    auto next = next_root(newest(), statement);
    if (!next) return tl::unexpected(next.error());
    roots_.push_back(*std::move(next));
    return {};
}

std::string root_statement(const RootPlan& plan) {
    json keys = json::array(), listed = json::object();
    std::set<std::string> added;
    const auto role = [&](TrustRole which, const std::vector<VerifyingKey>& holders, std::size_t threshold) {
        json ids = json::array();
        for (const VerifyingKey& key : holders) {
            ids.push_back(key.id());
            if (added.insert(key.id()).second) keys.push_back(key.to_pem());
        }
        listed[to_string(which)] = {{"keys", std::move(ids)}, {"threshold", threshold}};
    };
    role(TrustRole::root, plan.root_keys, plan.root_threshold);
    role(TrustRole::configuration, plan.configuration_keys, plan.configuration_threshold);
    role(TrustRole::appointments, {plan.appointment_key}, 1);
    return json{{"kind", "root"},          {"county", plan.county},
                {"version", plan.version}, {"expires", format_wall_time(plan.expires)},
                {"keys", std::move(keys)}, {"roles", std::move(listed)}}
        .dump(2);
}

tl::expected<SignedStatement, std::string> parse_signed_root(std::string_view text) {
    return parse_signed_statement(text, max_root_size);
}

const char* to_string(TrustRole role) {
    switch (role) {
    case TrustRole::root: return "root";
    case TrustRole::configuration: return "configuration";
    case TrustRole::appointments: return "appointments";
    }
    return "";
}

} // namespace liaison::domain
