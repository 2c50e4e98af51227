#include "domain/visit_code.hpp"

#include <cassert>

namespace liaison::domain {

namespace {

constexpr std::string_view purpose = "liaison appointment code 1";
constexpr std::uint8_t layout_version = 1;
constexpr std::size_t secret_size = 16;

void append_minutes(Bytes& bytes, WallTime time) {
    const auto minutes =
        static_cast<std::uint32_t>(std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()).count());
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(minutes >> shift));
}

void append_text(Bytes& bytes, const std::string& text) {
    assert(text.size() <= 40);
    bytes.push_back(static_cast<std::uint8_t>(text.size()));
    bytes.insert(bytes.end(), text.begin(), text.end());
}

// Takes fields from the front of a code; any reading past the end makes it fail for good.
class Reader {
public:
    explicit Reader(const Bytes& bytes) : bytes_(bytes) {}

    Bytes take(std::size_t count) {
        if (at_ + count > bytes_.size()) failed_ = true;
        if (failed_) return Bytes(count);
        at_ += count;
        return {bytes_.begin() + static_cast<std::ptrdiff_t>(at_ - count),
                bytes_.begin() + static_cast<std::ptrdiff_t>(at_)};
    }
    WallTime take_minutes() {
        std::uint32_t minutes = 0;
        for (const std::uint8_t byte : take(4))
            minutes = minutes << 8 | byte;
        return WallTime{std::chrono::minutes{minutes}};
    }
    std::string take_text() {
        const Bytes text = take(take(1)[0]);
        return {text.begin(), text.end()};
    }
    bool ends_here() const { return !failed_ && at_ == bytes_.size(); }

private:
    const Bytes& bytes_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

std::string_view as_text(const Bytes& bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

tl::expected<AppointmentCode, CodeError> read_appointment(const Bytes& bytes, const VerifyingKey& county) {
    if (bytes.size() < signature_size) return tl::unexpected(CodeError::damaged);
    const std::size_t signed_size = bytes.size() - signature_size;
    const Bytes body(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(signed_size));
    Reader reader(body);
    if (reader.take(1)[0] != layout_version) return tl::unexpected(CodeError::damaged);
    AppointmentCode code;
    Random16 id{};
    const Bytes id_bytes = reader.take(id.size());
    std::copy(id_bytes.begin(), id_bytes.end(), id.begin());
    code.appointment_id = format_uuid(id);
    code.start = reader.take_minutes();
    code.end = reader.take_minutes();
    code.station_id = reader.take_text();
    code.deputy_id = reader.take_text();
    if (!reader.ends_here()) return tl::unexpected(CodeError::damaged);
    const Bytes signature(bytes.end() - signature_size, bytes.end());
    if (!county.verifies(purpose, as_text(bytes, signed_size), signature))
        return tl::unexpected(CodeError::forged);
    return code;
}

} // namespace

std::string make_appointment_code(const AppointmentCode& code, const SigningKey& key) {
    const auto id = parse_uuid(code.appointment_id);
    assert(id);
    Bytes bytes{layout_version};
    bytes.insert(bytes.end(), id->begin(), id->end());
    append_minutes(bytes, code.start);
    append_minutes(bytes, code.end);
    append_text(bytes, code.station_id);
    append_text(bytes, code.deputy_id);
    const Bytes signature = key.sign(purpose, as_text(bytes, bytes.size()));
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return std::string(appointment_prefix) + to_base32(bytes);
}

std::string make_ticket_code(const Random16& secret) {
    return std::string(ticket_prefix) + to_base32(Bytes(secret.begin(), secret.end()));
}

tl::expected<VisitCode, CodeError> read_visit_code(std::string_view scanned, const VerifyingKey& county,
                                                   std::string_view station_id, WallTime now) {
    if (scanned.size() > max_code_length) return tl::unexpected(CodeError::not_ours);
    const bool is_ticket = scanned.starts_with(ticket_prefix);
    if (!is_ticket && !scanned.starts_with(appointment_prefix)) return tl::unexpected(CodeError::not_ours);
    const auto bytes = from_base32(scanned.substr(ticket_prefix.size()));
    if (!bytes) return tl::unexpected(CodeError::damaged);
    if (is_ticket) {
        if (bytes->size() != secret_size) return tl::unexpected(CodeError::damaged);
        return TicketCode{std::string(scanned)};
    }
    const auto code = read_appointment(*bytes, county);
    if (!code) return tl::unexpected(code.error());
    if (code->station_id != station_id) return tl::unexpected(CodeError::foreign_station);
    if (now + code_valid_before < code->start) return tl::unexpected(CodeError::too_early);
    if (now > code->end + code_valid_after) return tl::unexpected(CodeError::too_late);
    return *code;
}

} // namespace liaison::domain
