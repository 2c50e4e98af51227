#include "county/reading/page_cursor.hpp"

#include "county/sql.hpp"

namespace liaison::county {

std::string cursor_of(const std::vector<std::string>& parts) {
    std::string cursor;
    for (const std::string& part : parts)
        cursor += (cursor.empty() ? "" : "_") + part;
    return cursor;
}

std::optional<std::vector<std::string>> parts_of(const std::string& cursor, std::size_t count) {
    std::vector<std::string> parts(1);
    for (const char letter : cursor)
        letter == '_' ? (void)parts.emplace_back() : parts.back().push_back(letter);
    if (parts.size() != count || !is_storable(cursor)) return std::nullopt;
    for (const std::string& part : parts)
        if (part.empty()) return std::nullopt;
    return parts;
}

} // namespace liaison::county
