// Secret keys and envelopes: what is sealed opens for the right key, beside the right name, and for nothing
// else.
#include "catch.hpp"
#include "domain/hpke.hpp"
#include "domain/sealing.hpp"

using namespace liaison::domain;

namespace {

Bytes hex(std::string_view text) {
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16)));
    return bytes;
}

Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

const Bytes words = bytes_of("测试甲 999999196001010013");

// Every single bit, and every length below the whole.
template <class Opens>
void check_no_damage_opens(const Bytes& sealed, Opens opens) {
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
        CAPTURE(i);
        REQUIRE_FALSE(opens(changed));
        REQUIRE_FALSE(opens(Bytes(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(i))));
    }
}

} // namespace

TEST_CASE("sealing: RFC 9180, appendix A.1.1, opens", "[sealing]") {
    const auto plain = hpke::open(
        hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
        hex("4f6465206f6e2061204772656369616e2055726e"), hex("436f756e742d30"),
        hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
            "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"),
        hpke::Aead::aes_128_gcm);
    REQUIRE(plain);
    CHECK(*plain == hex("4265617574792069732074727574682c20747275746820626561757479"));
}

// The RFC's text has no X25519 with AES-256-GCM. The key is that of its full list of vectors (kem 32, kdf 1,
// aead 2); the message was made with it by another implementation, python3-cryptography 48.
TEST_CASE("sealing: what another implementation sealed by AES-256-GCM opens", "[sealing]") {
    const Bytes private_key = hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
    const Bytes info = hex("4f6465206f6e2061204772656369616e2055726e");
    const Bytes message =
        hex("9d26c264970bf7561722b83ae47c6883b6216b7189f0cdf2bfc7d04eb45a3930"
            "eb80d0b85c80bdcc1a836ce3b44fe4c3c6ac0dd3ad7d52c76be16761d803dd29b5acf28b10fbaff89d2347cec8");
    const auto plain = hpke::open(private_key, info, {}, message);
    REQUIRE(plain);
    CHECK(*plain == hex("4265617574792069732074727574682c20747275746820626561757479"));
    CHECK_FALSE(hpke::open(private_key, info, info, message));
    CHECK_FALSE(hpke::open(private_key, {}, {}, message));
    CHECK_FALSE(hpke::open(private_key, info, {}, message, hpke::Aead::aes_128_gcm));
}

TEST_CASE("sealing: a public key or a point that is none is refused", "[sealing]") {
    CHECK_THROWS(hpke::seal(Bytes(31), {}, {}, words));
    CHECK_THROWS(hpke::seal(Bytes(32), {}, {}, words)); // of small order: the shared secret would be zero
    const Bytes own = hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    CHECK_FALSE(hpke::open(own, {}, {}, Bytes(hpke::overhead + 5)));
    CHECK_FALSE(hpke::open(own, {}, {}, Bytes(hpke::overhead - 1)));
    CHECK_FALSE(hpke::open({}, {}, {}, Bytes(hpke::overhead + 5)));
}

TEST_CASE("sealing: a secret key opens what it sealed, beside what it is bound to", "[sealing]") {
    const Cipher cipher = GENERATE(Cipher::aes_256_gcm, Cipher::sm4_ctr_hmac_sm3);
    const SecretKey key = SecretKey::make();
    const Bytes place = bound_to({"check_ins", "name", "row 1"});
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{16}, words.size(), std::size_t{70'000}}) {
        const Bytes plain(size, 'x');
        CHECK(key.open(key.seal(cipher, plain, place), place).value() == plain);
    }
    const Bytes sealed = key.seal(cipher, words, place);
    CHECK(key.seal(cipher, words, place) != sealed); // a fresh nonce
    CHECK_FALSE(key.open(sealed, bound_to({"check_ins", "number", "row 1"})));
    CHECK_FALSE(key.open(sealed, {}));
    CHECK_FALSE(SecretKey::make().open(sealed, place));
    check_no_damage_opens(sealed, [&](const Bytes& changed) { return key.open(changed, place).has_value(); });
    CHECK(SecretKey::from_bytes(key.bytes())->open(sealed, place) == words);
    CHECK_FALSE(SecretKey::from_bytes(Bytes(31)));
}

TEST_CASE("sealing: parts that are bound cannot be cut elsewhere", "[sealing]") {
    CHECK(bound_to({"ab", "c"}) != bound_to({"a", "bc"}));
    CHECK(bound_to({"abc"}) != bound_to({"abc", ""}));
    CHECK(bound_to({"a"}) == Bytes{0, 0, 0, 1, 'a'});
}

TEST_CASE("sealing: an envelope opens at the county, and nowhere else", "[sealing]") {
    const SealingSuite suite = GENERATE(SealingSuite::hpke_x25519, SealingSuite::sm2_sm4);
    const OpeningKey county = OpeningKey::generate(suite);
    const SealingKey kiosk = SealingKey::from_pem(county.public_pem()).value();
    CHECK(kiosk.suite() == suite);
    CHECK(kiosk.id() == county.sealing_key().id());
    CHECK(kiosk.cipher_beside() ==
          (suite == SealingSuite::sm2_sm4 ? Cipher::sm4_ctr_hmac_sm3 : Cipher::aes_256_gcm));
    const Bytes record = bound_to({"room-017", "record 1"});
    const Bytes envelope = kiosk.seal(words, record);
    CHECK(envelope[0] == static_cast<std::uint8_t>(suite));
    CHECK(kiosk.seal(words, record) != envelope);
    CHECK(county.open(envelope, record).value() == words);
    CHECK(OpeningKey::from_pem(county.to_pem()).value().open(envelope, record).value() == words);
    CHECK(county.open(kiosk.seal({}, {}), {}).value().empty());

    CHECK_THAT(county.open(envelope, bound_to({"room-017", "record 2"})).error(),
               contains_text("another record"));
    CHECK_THAT(OpeningKey::generate(suite).open(envelope, record).error(), contains_text("another key"));
    CHECK_THAT(county.open({}, record).error(), contains_text("cut off"));
    const auto other = suite == SealingSuite::sm2_sm4 ? SealingSuite::hpke_x25519 : SealingSuite::sm2_sm4;
    CHECK_THAT(OpeningKey::generate(other).open(envelope, record).error(), contains_text("another suite"));
    check_no_damage_opens(envelope,
                          [&](const Bytes& changed) { return county.open(changed, record).has_value(); });
}

TEST_CASE("sealing: what is no key to seal to", "[sealing]") {
    const OpeningKey county = OpeningKey::generate(SealingSuite::hpke_x25519);
    const std::string ed25519 = "-----BEGIN PUBLIC KEY-----\n"
                                "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                                "-----END PUBLIC KEY-----\n"; // RFC 8032, 7.1, test 1
    for (const std::string& pem : {std::string(), std::string("no key"), county.to_pem(), ed25519})
        CHECK_FALSE(SealingKey::from_pem(pem));
    CHECK_THAT(SealingKey::from_pem(ed25519).error(), contains_text("neither an X25519 nor an SM2 key"));
    CHECK_FALSE(OpeningKey::from_pem(county.public_pem()));
}
