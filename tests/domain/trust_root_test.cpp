// Who is believed: the first root, and those that follow it. Each attack is one row with what refuses it.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "trust_fixture.hpp"

using namespace liaison;
using namespace liaison::domain;
using nlohmann::json;
using test::MadeUpCounty;

namespace {

const MadeUpCounty& county() {
    static const MadeUpCounty made_up;
    return made_up;
}

// What is signed, after something was done to it; by the keys that a root needs.
SignedStatement root_with(const std::function<void(json&)>& change, std::int64_t version = 1) {
    json statement = json::parse(root_statement(county().plan(version)));
    change(statement);
    return sign_statement(statement.dump(), root_purpose, {county().root_keys[0], county().root_keys[1]});
}

std::string refusal_of_first(const SignedStatement& statement) {
    const auto root = first_root(statement);
    return root ? "accepted" : root.error();
}

std::string refusal_of_next(const SignedStatement& statement) {
    const auto root = next_root(county().root(), statement);
    return root ? "accepted" : root.error();
}

} // namespace

TEST_CASE("trust: a root says who is believed, in Ed25519 and in SM2") {
    const MadeUpCounty made_up(GENERATE(SignatureScheme::ed25519, SignatureScheme::sm2));
    const auto arrived = parse_signed_root(to_json(made_up.signed_root()));
    REQUIRE(arrived);
    const auto root = first_root(*arrived);
    REQUIRE(root);
    CHECK(root->version() == 1);
    CHECK(root->county() == test::county_id);
    CHECK(root->expires() == made_up.expires);
    CHECK(root->appointment_key().id() == made_up.appointment_key.verifying_key().id());
    CHECK(open_configuration(made_up.configuration(), *root, test::station_id));
}

TEST_CASE("trust: a first root that is not in order is refused") {
    const SigningKey stranger = SigningKey::generate();
    const std::string pem = county().root_keys[0].public_pem();
    struct Row {
        const char* attack;
        std::function<SignedStatement()> make;
        const char* refused_with;
    };
    const std::vector<Row> rows{
        {"no signature",
         [] {
             return SignedStatement{county().signed_root().statement, {}};
         },
         "not signed by enough"},
        {"one signature of two",
         [] { return sign_statement(county().signed_root().statement, root_purpose, {county().root_keys[0]}); },
         "not signed by enough"},
        {"one key signs twice",
         [] {
             return sign_statement(county().signed_root().statement, root_purpose,
                                   {county().root_keys[0], county().root_keys[0]});
         },
         "not signed by enough"},
        {"one of its keys and a stranger's",
         [&] {
             return sign_statement(county().signed_root().statement, root_purpose,
                                   {county().root_keys[0], stranger});
         },
         "not signed by enough"},
        {"a stranger's signature under a name of the county's",
         [&] {
             auto root = sign_statement(county().signed_root().statement, root_purpose,
                                        {county().root_keys[0], stranger});
             root.signatures[1].key = root.signatures[0].key;
             root.signatures[1].key = county().root_keys[1].verifying_key().id();
             return root;
         },
         "not signed by enough"},
        {"signed for another purpose",
         [] {
             return sign_statement(county().signed_root().statement, configuration_purpose, county().root_keys);
         },
         "not signed by enough"},
        {"the keys that sign configurations sign a root",
         [] {
             return sign_statement(county().signed_root().statement, root_purpose,
                                   {county().configuration_key, county().appointment_key});
         },
         "not signed by enough"},
        {"one key twice, so that it counts for two",
         [&] { return root_with([&](json& root) { root["keys"].push_back(pem); }); }, "the key is there twice"},
        {"a role names one key twice",
         [] {
             return root_with([](json& root) {
                 auto& keys = root["roles"]["root"]["keys"];
                 keys[1] = keys[0];
             });
         },
         "/roles/root/keys/1: the key is there twice"},
        {"threshold nought",
         [] { return root_with([](json& root) { root["roles"]["root"]["threshold"] = 0; }); },
         "/roles/root/threshold"},
        {"threshold below nought",
         [] { return root_with([](json& root) { root["roles"]["configuration"]["threshold"] = -1; }); },
         "/roles/configuration/threshold"},
        {"threshold above the keys",
         [] { return root_with([](json& root) { root["roles"]["root"]["threshold"] = 4; }); },
         "/roles/root/threshold"},
        {"a role without keys",
         [] { return root_with([](json& root) { root["roles"]["configuration"]["keys"] = json::array(); }); },
         "/roles/configuration"},
        {"a role is missing",
         [] { return root_with([](json& root) { root["roles"].erase("configuration"); }); },
         "/roles: the key \"configuration\" is missing"},
        {"a role that nobody knows",
         [] { return root_with([](json& root) { root["roles"]["everything"] = root["roles"]["root"]; }); },
         "/roles: unknown key"},
        {"a role names a key that is not there",
         [] { return root_with([](json& root) { root["roles"]["root"]["keys"][0] = std::string(32, '0'); }); },
         "no such key"},
        {"two keys for codes",
         [] {
             return root_with([](json& root) {
                 root["roles"]["appointments"]["keys"].push_back(root["roles"]["root"]["keys"][0]);
             });
         },
         "one key signs codes"},
        {"a key that is none", [] { return root_with([](json& root) { root["keys"][0] = "key"; }); },
         "/keys/0"},
        {"another kind of statement",
         [] { return root_with([](json& root) { root["kind"] = "configuration"; }); }, "not a root"},
        {"version nought", [] { return root_with([](json& root) { root["version"] = 0; }); }, "/version"},
        {"a version that is no whole number",
         [] { return root_with([](json& root) { root["version"] = 1.5; }); }, "/version"},
        {"no date", [] { return root_with([](json& root) { root["expires"] = "never"; }); }, "/expires"},
        {"an unknown member", [] { return root_with([](json& root) { root["more"] = 1; }); }, "unknown key"},
        {"not JSON", [] { return sign_statement("root", root_purpose, county().root_keys); }, "not JSON"},
        {"deeper than the stack",
         [] { return sign_statement(std::string(60'000, '['), root_purpose, county().root_keys); }, "nested"},
        {"larger than any root",
         [] { return sign_statement(std::string(max_root_size + 1, ' '), root_purpose, county().root_keys); },
         "larger than 64 KiB"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.attack);
        CHECK_THAT(refusal_of_first(row.make()), contains_text(row.refused_with));
    }
    CHECK(refusal_of_first(county().signed_root()) == "accepted");
}

TEST_CASE(
    "trust: keys are exchanged by a root that the old and the new ones sign, one version after the other") {
    MadeUpCounty later = county();
    later.root_keys[1] = SigningKey::generate(); // one key was lost
    later.configuration_key = SigningKey::generate();
    const auto next = next_root(county().root(), later.sign(later.plan(2)));
    REQUIRE(next);
    CHECK(next->version() == 2);
    CHECK(open_configuration(later.configuration(), *next, test::station_id));
    CHECK_FALSE(open_configuration(county().configuration(), *next, test::station_id)); // the old key is out
    CHECK_FALSE(open_configuration(later.configuration(), county().root(), test::station_id));
}

TEST_CASE("trust: a station that was away for years follows root after root, whatever their dates") {
    MadeUpCounty made_up = county();
    made_up.expires = MadeUpCounty::parse("2001-01-01T00:00:00.000Z");
    TrustRoot root = made_up.root();
    for (int version = 2; version <= 6; ++version) {
        const auto next = next_root(root, made_up.sign(made_up.plan(version)));
        REQUIRE(next);
        root = *next;
    }
    CHECK(root.version() == 6);
}

TEST_CASE("trust: a root that does not follow is refused") {
    const MadeUpCounty stranger;
    MadeUpCounty taken_over = county(); // an attacker has one root key and makes the others
    taken_over.root_keys[1] = SigningKey::generate();
    taken_over.root_keys[2] = SigningKey::generate();
    struct Row {
        const char* attack;
        SignedStatement root;
        const char* refused_with;
    };
    auto elsewhere = county().plan(2);
    elsewhere.county = "county-002";
    auto easier = county().plan(2);
    easier.root_threshold = 1;
    const std::vector<Row> rows{
        {"rollback: the same version", county().sign(county().plan(1)), "version 2 follows, not 1"},
        {"a version is left out", county().sign(county().plan(3)), "version 2 follows, not 3"},
        {"the largest version, so that none can follow", county().sign(county().plan(1'000'000)),
         "version 2 follows"},
        {"a stranger's county", stranger.sign(stranger.plan(2)), "root before"},
        {"one stolen root key", taken_over.sign(taken_over.plan(2)), "root before"},
        {"mix-up: another county's", county().sign(elsewhere), "another county"},
        {"the old keys alone, where the new root has others",
         sign_statement(root_statement(stranger.plan(2)), root_purpose, county().root_keys), "its own keys"},
        {"one key lowers what it takes",
         sign_statement(root_statement(easier), root_purpose, {county().root_keys[0]}), "root before"},
        {"nobody's", {county().sign(county().plan(2)).statement, {}}, "root before"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.attack);
        CHECK_THAT(refusal_of_next(row.root), contains_text(row.refused_with));
    }
}

TEST_CASE("trust: one changed byte anywhere in a root") {
    const auto whole = county().sign(county().plan(2));
    for (std::size_t i = 0; i < whole.statement.size(); i += 5) {
        auto changed = whole;
        changed.statement[i] = static_cast<char>(changed.statement[i] ^ 1);
        CAPTURE(i);
        CHECK(refusal_of_next(changed) != "accepted");
    }
}
