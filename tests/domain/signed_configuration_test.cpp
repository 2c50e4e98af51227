#include "catch.hpp"
#include "station_document.hpp"

using namespace liaison;

namespace {

const domain::SigningKey& county() {
    static const domain::SigningKey key = domain::SigningKey::generate();
    return key;
}

domain::SignedConfiguration good() {
    return domain::sign_configuration(test::good_document().dump(), county());
}

std::string refusal(const domain::SignedConfiguration& configuration, const char* station = test::station_id) {
    const auto opened = domain::open_configuration(configuration, county().verifying_key(), station);
    return opened ? "accepted" : opened.error().where;
}

} // namespace

TEST_CASE("signed configuration: travels and is believed", "[signed_configuration]") {
    const auto arrived = domain::parse_signed_configuration(domain::to_json(good()));
    REQUIRE(arrived);
    CHECK(arrived->document == good().document);
    const auto opened = domain::open_configuration(*arrived, county().verifying_key(), test::station_id);
    REQUIRE(opened);
    CHECK(opened->version == 7);
}

TEST_CASE("signed configuration: not believed", "[signed_configuration]") {
    CHECK(refusal(domain::sign_configuration(good().document, domain::SigningKey::generate())) == "/signature");
    CHECK(refusal(good(), "room-018") == "/station/id");
    auto for_a_code = good();
    for_a_code.signature = county().sign("liaison appointment code 1", for_a_code.document);
    CHECK(refusal(for_a_code) == "/signature");
    auto unsigned_one = good();
    unsigned_one.signature.clear();
    CHECK(refusal(unsigned_one) == "/signature");
    // The signature comes first: nothing of a document that is not the county's is even read.
    CHECK(refusal({"{", county().sign("another purpose", "{")}) == "/signature");
    // Genuine and wrong: the county's own mistake, named.
    CHECK(refusal(domain::sign_configuration(test::spoiled("/slots/capacity", "0").dump(), county())) ==
          "/slots/capacity");
}

TEST_CASE("signed configuration: one changed byte anywhere", "[signed_configuration]") {
    const auto whole = good();
    for (std::size_t i = 0; i < whole.document.size(); i += 7) {
        auto changed = whole;
        changed.document[i] = static_cast<char>(changed.document[i] ^ 1);
        CAPTURE(i);
        CHECK(refusal(changed) == "/signature");
    }
    for (std::size_t i = 0; i < whole.signature.size(); ++i) {
        auto changed = whole;
        changed.signature[i] ^= 1;
        CAPTURE(i);
        CHECK(refusal(changed) == "/signature");
    }
    auto longer = whole;
    longer.document += ' ';
    CHECK(refusal(longer) == "/signature");
}

TEST_CASE("signed configuration: an envelope that is none", "[signed_configuration]") {
    struct Row {
        const char* event;
        std::string text;
        const char* where;
    };
    const auto row = GENERATE(
        Row{"nothing", "", "/"}, Row{"a list", "[]", "/"}, Row{"a number", "1", "/"}, Row{"empty", "{}", "/"},
        Row{"no signature", R"({"document": "{}"})", "/"}, Row{"no document", R"({"signature": ""})", "/"},
        Row{"document as object", R"({"document": {}, "signature": ""})", "/"},
        Row{"signature as number", R"({"document": "", "signature": 1})", "/"},
        Row{"signature in hex", R"({"document": "", "signature": "a0b"})", "/signature"},
        Row{"too large", std::string(2 * 1024 * 1024 + 1, ' '), "/"},
        Row{"deep", R"({"document": )" + std::string(1'000'000, '['), "/"},
        Row{"deep and closed", R"({"x": )" + std::string(500'000, '[') + std::string(500'000, ']') + "}", "/"});
    CAPTURE(row.event);
    const auto parsed = domain::parse_signed_configuration(row.text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().where == row.where);
}
