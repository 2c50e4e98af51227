#include "domain/wire_reading.hpp"

#include "domain/bytes.hpp"

namespace liaison::domain {

std::string uuid(const JsonReader& reader) {
    std::string text = reader.text(40);
    if (!parse_uuid(text)) reader.fail("a UUID in lower case is expected");
    return text;
}

WallTime moment(const JsonReader& reader) {
    return reader.parsed(parse_wall_time, "RFC 3339 in UTC with milliseconds");
}

} // namespace liaison::domain
