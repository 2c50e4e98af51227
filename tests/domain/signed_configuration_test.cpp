// What a kiosk takes for its configuration, and every way known to make it take another: each attack is one
// row.
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

const TrustRoot& root() {
    static const TrustRoot first = county().root();
    return first;
}

const WallTime today = MadeUpCounty::parse("2026-11-26T00:00:00.000Z");
constexpr std::int64_t version_before = 6;

std::string refusal(const SignedConfiguration& configuration) {
    const auto opened = admit_configuration(configuration, root(), test::station_id, version_before, today);
    return opened ? "accepted" : opened.error().text();
}

// The county's key signs a header that was changed.
SignedConfiguration with_header(const std::function<void(json&)>& change) {
    SignedConfiguration configuration = county().configuration();
    json header = json::parse(configuration.header.statement);
    change(header);
    configuration.header = sign_statement(header.dump(), configuration_purpose, {county().configuration_key});
    return configuration;
}

struct Row {
    const char* attack;
    std::function<SignedConfiguration()> make;
    const char* refused_with;
};

void check_refused(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.attack);
        CHECK_THAT(refusal(row.make()), contains_text(row.refused_with));
    }
}

} // namespace

TEST_CASE("signed configuration: travels and is believed", "[signed_configuration]") {
    const auto arrived = parse_signed_configuration(to_json(county().configuration()));
    REQUIRE(arrived);
    CHECK(*arrived == county().configuration());
    const auto opened = open_configuration(*arrived, root(), test::station_id);
    REQUIRE(opened);
    CHECK(opened->configuration.version == 7);
    CHECK(opened->header.expires == county().header().expires);
    CHECK(refusal(*arrived) == "accepted");
}

TEST_CASE("signed configuration: news bring roots and a configuration, or either", "[signed_configuration]") {
    const ConfigurationNews both{{county().sign(county().plan(2)), county().sign(county().plan(3))},
                                 county().configuration()};
    const auto arrived = parse_configuration_news(to_json(both));
    REQUIRE(arrived);
    CHECK(arrived->roots == both.roots);
    CHECK(arrived->configuration == both.configuration);
    CHECK(parse_configuration_news("{}")->roots.empty());
    CHECK_FALSE(parse_configuration_news("{}")->configuration);
    CHECK_FALSE(parse_configuration_news(R"({"roots": [1]})"));
    CHECK_FALSE(parse_configuration_news(R"({"root": []})"));
}

TEST_CASE("attack: who signs", "[signed_configuration]") {
    static const SigningKey stranger = SigningKey::generate();
    const auto signed_by = [](const std::vector<SigningKey>& keys) {
        return sign_configuration(test::good_document().dump(), county().header(), keys);
    };
    const char* refused = "/header/signatures: not signed as this county asks";
    check_refused({
        {"nobody", [&] { return signed_by({}); }, refused},
        {"a stranger", [&] { return signed_by({stranger}); }, refused},
        {"a stranger under the name of the county's key",
         [&] {
             auto configuration = signed_by({stranger});
             configuration.header.signatures[0].key = county().configuration_key.verifying_key().id();
             return configuration;
         },
         refused},
        {"the county's key under a stranger's name",
         [&] {
             auto configuration = county().configuration();
             configuration.header.signatures[0].key = stranger.verifying_key().id();
             return configuration;
         },
         refused},
        {"a root key, which has another role", [&] { return signed_by({county().root_keys[0]}); }, refused},
        {"all root keys", [&] { return signed_by(county().root_keys); }, refused},
        {"the key for codes", [&] { return signed_by({county().appointment_key}); }, refused},
        {"the right key for a code's purpose",
         [&] {
             auto configuration = county().configuration();
             configuration.header = sign_statement(configuration.header.statement, "liaison appointment code 1",
                                                   {county().configuration_key});
             return configuration;
         },
         refused},
        {"the right key for the old form's purpose",
         [&] {
             auto configuration = county().configuration();
             configuration.header =
                 sign_statement(configuration.header.statement, "liaison station configuration 1",
                                {county().configuration_key});
             return configuration;
         },
         refused},
        {"the document is signed, not its header",
         [&] {
             auto configuration = county().configuration();
             configuration.header.signatures[0].signature =
                 county().configuration_key.sign(configuration_purpose, configuration.document);
             return configuration;
         },
         refused},
        {"an empty signature",
         [&] {
             auto configuration = county().configuration();
             configuration.header.signatures[0].signature.clear();
             return configuration;
         },
         refused},
        {"a signature cut short",
         [&] {
             auto configuration = county().configuration();
             configuration.header.signatures[0].signature.pop_back();
             return configuration;
         },
         refused},
        {"a signature with a byte more",
         [&] {
             auto configuration = county().configuration();
             configuration.header.signatures[0].signature.push_back(0);
             return configuration;
         },
         refused},
        {"bytes that are no header, signed by a stranger",
         [&] {
             SignedConfiguration configuration;
             configuration.header = sign_statement("{", configuration_purpose, {stranger});
             return configuration;
         },
         refused},
    });
}

TEST_CASE("attack: two must sign, and one does so twice", "[signed_configuration]") {
    const SigningKey approver = SigningKey::generate(), stranger = SigningKey::generate();
    auto plan = county().plan();
    plan.configuration_keys.push_back(approver.verifying_key());
    plan.configuration_threshold = 2;
    const TrustRoot strict = first_root(county().sign(plan)).value();
    const auto is_taken = [&](const std::vector<SigningKey>& keys) {
        return open_configuration(sign_configuration(test::good_document().dump(), county().header(), keys),
                                  strict, test::station_id)
            .has_value();
    };
    CHECK(is_taken({county().configuration_key, approver}));
    CHECK(is_taken({stranger, approver, county().configuration_key}));
    CHECK_FALSE(is_taken({county().configuration_key}));
    CHECK_FALSE(is_taken({county().configuration_key, county().configuration_key}));
    CHECK_FALSE(is_taken({county().configuration_key, stranger}));
}

TEST_CASE("attack: another time", "[signed_configuration]") {
    const auto of_version = [](std::int64_t version) {
        json document = test::good_document();
        document["version"] = version;
        return sign_configuration(document.dump(), county().header(version), {county().configuration_key});
    };
    const auto dated = [](const char* expires) {
        return with_header([&](json& header) { header["expires"] = expires; });
    };
    check_refused({
        {"rollback: the version that runs", [&] { return of_version(version_before); },
         "/version: not newer than 6"},
        {"rollback: an old one", [&] { return of_version(1); }, "/version: not newer than 6"},
        {"freeze: out of date yesterday", [&] { return dated("2026-11-25T00:00:00.000Z"); },
         "out of date since"},
        {"freeze: out of date this moment", [&] { return dated("2026-11-26T00:00:00.000Z"); },
         "out of date since"},
        {"a date that is none", [&] { return dated("never"); }, "/expires"},
        {"a date without its zone", [&] { return dated("2027-11-01T00:00:00.000"); }, "/expires"},
    });
    // What runs is opened again at each start, and stays in force when it is out of date: a station is never
    // left without.
    CHECK(open_configuration(dated("2026-11-25T00:00:00.000Z"), root(), test::station_id));
}

TEST_CASE("attack: another place", "[signed_configuration]") {
    const auto document_with = [](const char* pointer, const std::string& value) {
        return county().configuration(test::spoiled(pointer, value).dump());
    };
    check_refused({
        {"mix-up: another station's header",
         [] { return with_header([](json& header) { header["station"] = "room-018"; }); },
         "meant for another station"},
        {"mix-up: another station's document", [&] { return document_with("/station/id", "\"room-018\""); },
         "/station/id: meant for another station"},
        {"mix-up: another county's header",
         [] { return with_header([](json& header) { header["county"] = "county-002"; }); },
         "meant for another county"},
        {"a station's name that is none",
         [] { return with_header([](json& header) { header["station"] = "../room-017"; }); }, "/station"},
        {"mix-up: header of one version, document of another", [&] { return document_with("/version", "8"); },
         "/version: not the version that was signed"},
    });
}

TEST_CASE("attack: another document under a good header", "[signed_configuration]") {
    const auto with_document = [](std::string document) {
        auto configuration = county().configuration();
        configuration.document = std::move(document);
        return configuration;
    };
    const char* refused = "/document: not the document that was signed";
    const std::string good = test::good_document().dump();
    check_refused({
        {"none", [&] { return with_document(""); }, refused},
        {"a byte more", [&] { return with_document(good + " "); }, refused},
        {"a byte less", [&] { return with_document(good.substr(0, good.size() - 1)); }, refused},
        {"as long, one bit apart",
         [&] {
             std::string other = good;
             other[other.size() / 2] = static_cast<char>(other[other.size() / 2] ^ 1);
             return with_document(other);
         },
         refused},
        {"the same values written otherwise", [&] { return with_document(test::good_document().dump(1)); },
         refused},
        {"another of the county's", [&] { return with_document(test::spoiled("/retention_days", "0").dump()); },
         refused},
        {"a length that lies", [] { return with_header([](json& header) { header["bytes"] = 1; }); }, refused},
        {"another digest",
         [] { return with_header([](json& header) { header["sha256"] = std::string(64, '0'); }); }, refused},
        {"a digest cut short",
         [] {
             return with_header(
                 [](json& header) { header["sha256"] = header["sha256"].get<std::string>().substr(0, 10); });
         },
         refused},
        {"a digest in capitals",
         [] {
             return with_header([](json& header) {
                 std::string digest = header["sha256"];
                 for (char& c : digest)
                     c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
                 header["sha256"] = digest;
             });
         },
         refused},
    });
}

TEST_CASE("attack: a header out of form", "[signed_configuration]") {
    const auto changed = [](const char* member, const json& value) {
        return [=] { return with_header([&](json& header) { header[member] = value; }); };
    };
    const auto without = [](const char* member) {
        return [=] { return with_header([&](json& header) { header.erase(member); }); };
    };
    const auto statement = [](const std::string& text) {
        return [=] {
            auto configuration = county().configuration();
            configuration.header = sign_statement(text, configuration_purpose, {county().configuration_key});
            return configuration;
        };
    };
    check_refused({
        {"a root in its place", changed("kind", "root"), "not a configuration's header"},
        {"made for a newer program", changed("schema", configuration_schema + 1), "made for a newer program"},
        {"schema nought", changed("schema", 0), "/schema"},
        {"version nought", changed("version", 0), "/version"},
        {"a negative version", changed("version", -1), "/version"},
        {"a version as text", changed("version", "7"), "/version"},
        {"a version that wraps", changed("version", 18446744073709551615ULL), "/version"},
        {"a version with a fraction", changed("version", 7.5), "/version"},
        {"endless", changed("bytes", 1'000'000'000), "/bytes"},
        {"a member that nobody knows", changed("also", 1), "unknown key"},
        {"no county", without("county"), "county"},
        {"no station", without("station"), "station"},
        {"no end", without("expires"), "expires"},
        {"no digest", without("sha256"), "sha256"},
        {"no kind", without("kind"), "kind"},
        {"a list", statement("[]"), "/header/statement"},
        {"nothing", statement(""), "/header/statement"},
        {"not JSON", statement("{"), "not JSON"},
        {"deeper than the stack", statement(std::string(4000, '[')), "nested"},
        {"larger than any header", statement(std::string(5000, ' ')), "too large"},
    });
}

TEST_CASE("attack: genuine and wrong, which is the county's own mistake and is named",
          "[signed_configuration]") {
    const auto spoiled = [](const char* pointer, const std::string& value) {
        return [=] { return county().configuration(test::spoiled(pointer, value).dump()); };
    };
    check_refused({
        {"no place at any time", spoiled("/slots/capacity", "0"), "/slots/capacity"},
        {"a deputy who is not there", spoiled("/roster/0/deputy", "\"deputy-z\""), "/roster/0"},
        {"no language", spoiled("/languages", "[]"), "/languages"},
        {"data kept for ever", spoiled("/retention_days", "100000"), "/retention_days"},
        {"a key that nobody knows", spoiled("/county_url", "\"https://198.51.100.7\""), "unknown key"},
        {"not JSON", [] { return county().configuration("{"); }, "not JSON"},
        {"not text", [] { return county().configuration(std::string("\xff\xfe\x00", 3)); }, "not JSON"},
    });
}

TEST_CASE("signed configuration: one changed byte anywhere", "[signed_configuration]") {
    const auto whole = county().configuration();
    for (std::size_t i = 0; i < whole.document.size(); i += 7) {
        auto changed = whole;
        changed.document[i] = static_cast<char>(changed.document[i] ^ 1);
        CAPTURE(i);
        CHECK(refusal(changed) != "accepted");
    }
    for (std::size_t i = 0; i < whole.header.statement.size(); ++i) {
        auto changed = whole;
        changed.header.statement[i] = static_cast<char>(changed.header.statement[i] ^ 1);
        CAPTURE(i);
        CHECK(refusal(changed) != "accepted");
    }
    for (std::size_t i = 0; i < whole.header.signatures[0].signature.size(); ++i) {
        auto changed = whole;
        changed.header.signatures[0].signature[i] ^= 1;
        CAPTURE(i);
        CHECK(refusal(changed) != "accepted");
    }
}

TEST_CASE("signed configuration: an envelope that is none", "[signed_configuration]") {
    const std::string header = R"({"header": {"statement": "{}", "signatures": [)";
    struct EnvelopeRow {
        const char* event;
        std::string text;
        const char* where;
    };
    const auto row = GENERATE_COPY(
        EnvelopeRow{"nothing", "", "/"}, EnvelopeRow{"a list", "[]", "/"}, EnvelopeRow{"a number", "1", "/"},
        EnvelopeRow{"empty", "{}", "/"}, EnvelopeRow{"no document", header + "]}}", "/"},
        EnvelopeRow{"no header", R"({"document": "{}"})", "/"},
        EnvelopeRow{"header as text", R"({"document": "{}", "header": ""})", "/header"},
        EnvelopeRow{"document as object", header + R"(]}, "document": {}})", "/document"},
        EnvelopeRow{"signatures as text", R"({"header": {"statement": "", "signatures": ""}, "document": ""})",
                    "/header/signatures"},
        EnvelopeRow{"a signature in hex", header + R"({"key": "a", "signature": "a0b"}]}, "document": ""})",
                    "/header/signatures/0"},
        EnvelopeRow{"a signature without a key", header + R"({"signature": "AAAA"}]}, "document": ""})",
                    "/header/signatures/0"},
        EnvelopeRow{"more signatures than anybody has",
                    header +
                        [] {
                            std::string many;
                            for (int i = 0; i < 17; ++i)
                                many += std::string(i ? "," : "") + R"({"key": "a", "signature": "AAAA"})";
                            return many;
                        }() +
                        R"(]}, "document": ""})",
                    "/header/signatures"},
        EnvelopeRow{"too large", std::string(3 * 1024 * 1024 + 1, ' '), "/"},
        EnvelopeRow{"deep", R"({"document": )" + std::string(1'000'000, '['), "/"},
        EnvelopeRow{"deep and closed",
                    R"({"x": )" + std::string(500'000, '[') + std::string(500'000, ']') + "}", "/"});
    CAPTURE(row.event);
    const auto parsed = parse_signed_configuration(row.text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().where == row.where);
}
