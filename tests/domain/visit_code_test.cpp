#include "catch.hpp"
#include "domain/visit_code.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using domain::AppointmentCode;
using domain::CodeError;
using test::at;
using namespace std::chrono_literals;

namespace {

const domain::SigningKey& county() {
    static const domain::SigningKey key = domain::SigningKey::generate();
    return key;
}

const domain::WallTime ten = at(test::a_tuesday, "10:00");

AppointmentCode for_ten() {
    return {test::made_up_uuid(1), test::station_id, test::morning_deputy, ten, ten + 20min};
}

std::optional<CodeError> error_of(std::string_view scanned, domain::WallTime now = ten) {
    const auto code = domain::read_visit_code(scanned, county().verifying_key(), test::station_id, now);
    return code ? std::nullopt : std::optional{code.error()};
}

std::string with_prefix(const char* prefix, const domain::Bytes& bytes) {
    return prefix + domain::to_base32(bytes);
}
domain::Bytes body_of(const std::string& code) {
    return domain::from_base32(code.substr(5)).value();
}

} // namespace

TEST_CASE("visit code: a genuine appointment tells all", "[visit_code]") {
    const auto read = domain::read_visit_code(domain::make_appointment_code(for_ten(), county()),
                                              county().verifying_key(), test::station_id, ten);
    REQUIRE(read);
    const auto* code = std::get_if<AppointmentCode>(&*read);
    REQUIRE(code);
    CHECK(code->appointment_id == test::made_up_uuid(1));
    CHECK(code->station_id == test::station_id);
    CHECK(code->deputy_id == test::morning_deputy);
    CHECK(code->start == ten);
    CHECK(code->end == ten + 20min);
}

TEST_CASE("visit code: a ticket's code comes back as it was", "[visit_code]") {
    const std::string text = domain::make_ticket_code({1, 2, 3});
    const auto read = domain::read_visit_code(text, county().verifying_key(), test::station_id, ten);
    REQUIRE(read);
    REQUIRE(std::holds_alternative<domain::TicketCode>(*read));
    CHECK(std::get<domain::TicketCode>(*read).text == text);
}

TEST_CASE("visit code: when it counts", "[visit_code]") {
    struct Row {
        const char* event;
        domain::WallTime now;
        std::optional<CodeError> error;
    };
    const auto row = GENERATE(Row{"yesterday", ten - 24h, CodeError::too_early},
                              Row{"a minute too early", ten - 12h - 1min, CodeError::too_early},
                              Row{"twelve hours before", ten - 12h, std::nullopt},
                              Row{"in the meeting", ten + 10min, std::nullopt},
                              Row{"four hours after the end", ten + 20min + 4h, std::nullopt},
                              Row{"a minute too late", ten + 20min + 4h + 1min, CodeError::too_late});
    CAPTURE(row.event);
    CHECK(error_of(domain::make_appointment_code(for_ten(), county()), row.now) == row.error);
}

TEST_CASE("visit code: genuine, but elsewhere", "[visit_code]") {
    auto code = for_ten();
    code.station_id = "room-018";
    CHECK(error_of(domain::make_appointment_code(code, county())) == CodeError::foreign_station);
    code.station_id = "room-01"; // the beginning of ours is not ours
    CHECK(error_of(domain::make_appointment_code(code, county())) == CodeError::foreign_station);
}

TEST_CASE("visit code: not ours, or broken", "[visit_code]") {
    const std::string genuine = domain::make_appointment_code(for_ten(), county());
    const std::string ticket = domain::make_ticket_code({});
    std::string small = genuine;
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    struct Row {
        const char* event;
        std::string scanned;
        CodeError error;
    };
    const auto row = GENERATE_COPY(
        Row{"nothing", "", CodeError::not_ours},
        Row{"a web page", "https://example.org/LZ1A:", CodeError::not_ours},
        Row{"a shop's", "6901234567892", CodeError::not_ours}, Row{"lower case", small, CodeError::not_ours},
        Row{"a later version", "LZ2A:" + genuine.substr(5), CodeError::not_ours},
        Row{"another kind", "LZ1B:" + genuine.substr(5), CodeError::not_ours},
        Row{"the prefix cut", "LZ1A", CodeError::not_ours},
        Row{"a space before", " " + genuine, CodeError::not_ours},
        Row{"binary", std::string("\0\xFF\x1B[2J", 6), CodeError::not_ours},
        Row{"as long as a code may be", "LZ1A:" + std::string(306, 'A'), CodeError::damaged},
        Row{"longer", "LZ1A:" + std::string(307, 'A'), CodeError::not_ours},
        Row{"a book", std::string(100'000, 'L'), CodeError::not_ours},
        Row{"the prefix alone", "LZ1A:", CodeError::damaged},
        Row{"a line end behind", genuine + "\r", CodeError::damaged},
        Row{"a letter more", genuine + "A", CodeError::damaged},
        Row{"a byte more", genuine + "AA", CodeError::damaged},
        Row{"lower case behind the prefix", "LZ1A:" + small.substr(5), CodeError::damaged},
        Row{"small ticket", "LZ1T:" + small.substr(5), CodeError::damaged},
        Row{"a ticket with a byte less", with_prefix("LZ1T:", domain::Bytes(15)), CodeError::damaged},
        Row{"a ticket with a byte more", with_prefix("LZ1T:", domain::Bytes(17)), CodeError::damaged},
        Row{"an empty ticket", "LZ1T:", CodeError::damaged},
        Row{"an appointment named a ticket", "LZ1T:" + genuine.substr(5), CodeError::damaged},
        Row{"a ticket named an appointment", "LZ1A:" + ticket.substr(5), CodeError::damaged});
    CAPTURE(row.event);
    CHECK(error_of(row.scanned) == row.error);
}

TEST_CASE("visit code: cut anywhere it is worth nothing", "[visit_code]") {
    const std::string appointment = domain::make_appointment_code(for_ten(), county());
    const std::string ticket = domain::make_ticket_code({9, 9, 9});
    for (const std::string& whole : {appointment, ticket})
        for (std::size_t length = 0; length < whole.size(); ++length) {
            CAPTURE(whole, length);
            CHECK(error_of(whole.substr(0, length)));
        }
}

TEST_CASE("visit code: no bit can be changed", "[visit_code]") {
    const std::string genuine = domain::make_appointment_code(for_ten(), county());
    const domain::Bytes body = body_of(genuine);
    for (std::size_t at_byte = 0; at_byte < body.size(); ++at_byte)
        for (int bit = 0; bit < 8; ++bit) {
            domain::Bytes changed = body;
            changed[at_byte] = static_cast<std::uint8_t>(changed[at_byte] ^ (1 << bit));
            const auto error = error_of(with_prefix("LZ1A:", changed));
            CAPTURE(at_byte, bit);
            CHECK((error == CodeError::forged || error == CodeError::damaged));
        }
    for (std::size_t place = 0; place < genuine.size(); ++place) {
        std::string changed = genuine;
        changed[place] = changed[place] == 'Q' ? 'R' : 'Q';
        CAPTURE(place);
        CHECK(error_of(changed));
    }
}

TEST_CASE("visit code: signatures that are not for it", "[visit_code]") {
    const std::string genuine = domain::make_appointment_code(for_ten(), county());
    CHECK(error_of(domain::make_appointment_code(for_ten(), domain::SigningKey::generate())) ==
          CodeError::forged);

    domain::Bytes body = body_of(genuine);
    body.resize(body.size() - domain::signature_size);
    const std::string message(body.begin(), body.end());
    const auto signed_for = [&](const char* purpose) {
        domain::Bytes all = body;
        const auto signature = county().sign(purpose, message);
        all.insert(all.end(), signature.begin(), signature.end());
        return with_prefix("LZ1A:", all);
    };
    CHECK(signed_for("liaison appointment code 1") == genuine);
    CHECK(error_of(signed_for("liaison station configuration 1")) == CodeError::forged);
    CHECK(error_of(signed_for("liaison appointment code 2")) == CodeError::forged);
    CHECK(error_of(signed_for("")) == CodeError::forged);
}

TEST_CASE("visit code: the longest fits the code that a scratched phone still shows", "[visit_code]") {
    auto code = for_ten();
    code.station_id = std::string(40, 's');
    code.deputy_id = std::string(40, 'd');
    const std::string text = domain::make_appointment_code(code, county());
    CHECK(text.size() <= domain::max_code_length);
    CHECK(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") == std::string::npos);
    const auto read = domain::read_visit_code(text, county().verifying_key(), code.station_id, ten);
    REQUIRE(read);
    CHECK(std::get<AppointmentCode>(*read).deputy_id == code.deputy_id);
}

TEST_CASE("visit code: anything may be scanned", "[visit_code][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 3000; ++round) {
        const auto bytes = random.bytes(random.between(0, 180));
        const std::string raw(bytes.begin(), bytes.end());
        REQUIRE(error_of(raw));
        REQUIRE(error_of("LZ1A:" + raw));
        REQUIRE(error_of(with_prefix("LZ1A:", bytes)));
        auto versioned = bytes;
        versioned.insert(versioned.begin(), 1);
        REQUIRE(error_of(with_prefix("LZ1A:", versioned)));
    }
}
