#include "catch.hpp"
#include "domain/pin.hpp"
#include "domain/signature.hpp"
#include "seed.hpp"

using namespace liaison;
using domain::SigningKey;
using domain::VerifyingKey;

TEST_CASE("signature: made by one key, known by its other half", "[signature]") {
    const SigningKey key = SigningKey::generate();
    const auto signature = key.sign("purpose", "message");
    CHECK(signature.size() == domain::signature_size);
    const auto read_again = VerifyingKey::from_pem(key.public_pem());
    REQUIRE(read_again);
    CHECK(read_again->verifies("purpose", "message", signature));
    const auto same_key = SigningKey::from_pem(key.to_pem());
    REQUIRE(same_key);
    CHECK(same_key->sign("purpose", "message") == signature);
}

TEST_CASE("signature: worth nothing for anything else", "[signature]") {
    const SigningKey key = SigningKey::generate();
    const auto signature = key.sign("purpose", "message");
    const VerifyingKey known = key.verifying_key();
    CHECK_FALSE(known.verifies("purposes", "message", signature));
    CHECK_FALSE(known.verifies("purpose", "messages", signature));
    CHECK_FALSE(known.verifies("purpos", "emessage", signature));
    CHECK_FALSE(known.verifies("", "message", signature));
    CHECK_FALSE(known.verifies("purpose", "", signature));
    CHECK_FALSE(SigningKey::generate().verifying_key().verifies("purpose", "message", signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        auto changed = signature;
        changed[i] ^= 1;
        CAPTURE(i);
        CHECK_FALSE(known.verifies("purpose", "message", changed));
    }
    for (const std::size_t size : {0, 1, 63, 65, 128}) {
        auto resized = signature;
        resized.resize(size);
        CAPTURE(size);
        CHECK_FALSE(known.verifies("purpose", "message", resized));
    }
}

TEST_CASE("signature: what is no key", "[signature]") {
    const SigningKey key = SigningKey::generate();
    // A P-256 key made for this test; the kiosk knows one kind of key.
    const std::string other_kind = "-----BEGIN PUBLIC KEY-----\n"
                                   "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEB/dZtoJyR/6Fw20ScPpvP8h2vHS9\n"
                                   "MU/X8zlUQ3oS9kx6Sl3b6wKpaJOglO7pwlGVULBbLFQTbCBlLjm9hbxWSQ==\n"
                                   "-----END PUBLIC KEY-----\n";
    for (const std::string& pem :
         {std::string(), std::string("no key"), key.to_pem(), other_kind, key.public_pem().substr(0, 60)}) {
        CAPTURE(pem);
        CHECK_FALSE(VerifyingKey::from_pem(pem));
    }
    CHECK_FALSE(SigningKey::from_pem(key.public_pem()));
    CHECK_FALSE(SigningKey::from_pem(""));
    const auto refused = VerifyingKey::from_pem(other_kind);
    CHECK(refused.error().find("Ed25519") != std::string::npos);
}

TEST_CASE("pin: matches itself and no other", "[pin]") {
    const std::string hash = domain::hash_pin("135790", {1, 2, 3});
    CHECK(domain::is_pin_hash(hash));
    CHECK(domain::pin_matches("135790", hash));
    for (const char* other : {"", "1", "135791", "1357900", "035790", "13579"}) {
        CAPTURE(other);
        CHECK_FALSE(domain::pin_matches(other, hash));
    }
    CHECK(domain::hash_pin("135790", {9}) != hash); // the salt counts
    CHECK(hash.find("135790") == std::string::npos);
}

TEST_CASE("pin: what is no hash is never computed, and matches nothing", "[pin]") {
    const std::string good = domain::hash_pin("1", {});
    struct Row {
        const char* event;
        std::string hash;
    };
    const auto row = GENERATE_COPY(
        Row{"empty: cannot sign in by PIN", ""}, Row{"the PIN itself", "1"},
        Row{"another cost", "scrypt$1048576$8$1$" + good.substr(17)},
        Row{"another scheme", "bcrypt" + good.substr(6)}, Row{"no hash", good.substr(0, good.rfind('$') + 1)},
        Row{"no salt", "scrypt$16384$8$1$$" + good.substr(42)}, Row{"one part more", good + "$AAAA"},
        Row{"cut", good.substr(0, good.size() - 1)}, Row{"line end", good + "\n"});
    CAPTURE(row.event, row.hash);
    CHECK_FALSE(domain::is_pin_hash(row.hash));
    CHECK_FALSE(domain::pin_matches("1", row.hash));
}
