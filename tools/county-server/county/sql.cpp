#include "county/sql.hpp"

#include <stdexcept>

#include "domain/text.hpp"

namespace liaison::county {

bool is_storable(std::string_view text) {
    return text.find('\0') == std::string_view::npos && domain::is_valid_utf8(text);
}

void Value::bind(soci::statement& statement) const {
    if (const auto* number = std::get_if<std::int64_t>(&content_)) {
        statement.exchange(soci::use(*number));
    } else if (const auto* text = std::get_if<std::string>(&content_)) {
        if (!is_storable(*text)) throw std::invalid_argument("a text that no database takes");
        statement.exchange(soci::use(*text));
    } else {
        const auto& null = std::get<detail::Null>(content_);
        statement.exchange(soci::use(null.text, null.indicator));
    }
}

void detail::prepare(soci::statement& statement, const std::string& text, const Values& values) {
    for (const Value& value : values)
        value.bind(statement);
    statement.alloc();
    statement.prepare(text, soci::details::st_one_time_query);
    statement.define_and_bind();
}

std::int64_t execute(soci::session& sql, const std::string& text, const Values& values) {
    soci::statement statement(sql);
    detail::prepare(statement, text, values);
    statement.execute(true);
    return statement.get_affected_rows();
}

} // namespace liaison::county
