// One statement at a time, on either database: its text with a place (":name") for each value, each named once,
// and the values in that order. SOCI by itself runs a statement at the end of the expression that it stands in,
// when what was given by temporary values is gone; here it has run when the call returns.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include <soci/soci.h>

namespace liaison::county {

// What either database takes as a text: UTF-8 without a zero byte, at which PostgreSQL would end it.
bool is_storable(std::string_view text);

namespace detail {

struct Null {
    std::string text;
    mutable soci::indicator indicator = soci::i_null; // SOCI asks for one that it could change
};

} // namespace detail

// A whole number, a text, or NULL.
class Value {
public:
    template <std::integral Number>
    Value(Number number) : content_(static_cast<std::int64_t>(number)) {}
    Value(std::string text) : content_(std::move(text)) {}
    Value(std::string_view text) : content_(std::string(text)) {}
    Value(const char* text) : content_(std::string(text)) {}
    template <class Known>
    Value(const std::optional<Known>& known) {
        if (known) *this = Value(*known);
    }

    // The statement refers to it from then on. Throws std::invalid_argument: the text is not storable.
    void bind(soci::statement& statement) const;

private:
    std::variant<detail::Null, std::int64_t, std::string> content_;
};

using Values = std::vector<Value>;

// Returns how many rows it changed. This and the next throw soci::soci_error, which Database turns into
// StoreTrouble.
std::int64_t execute(soci::session& sql, const std::string& text, const Values& values = {});

namespace detail {

void prepare(soci::statement& statement, const std::string& text, const Values& values);

// Where a column of the row that is read lands.
template <class Column>
struct Place {
    Column value{};
    auto into() { return soci::into(value); } // throws at NULL
    Column take() { return value; }
};
template <class Column>
struct Place<std::optional<Column>> {
    Column value{};
    soci::indicator indicator = soci::i_null;
    auto into() { return soci::into(value, indicator); }
    std::optional<Column> take() {
        return indicator == soci::i_ok ? std::optional<Column>(value) : std::nullopt;
    }
};

} // namespace detail

// All rows. A column is std::int64_t or std::string, or std::optional of one where NULL may come.
template <class... Columns>
std::vector<std::tuple<Columns...>> select(soci::session& sql, const std::string& text,
                                           const Values& values = {}) {
    std::tuple<detail::Place<Columns>...> places;
    soci::statement statement(sql);
    std::apply([&](auto&... place) { (statement.exchange(place.into()), ...); }, places);
    detail::prepare(statement, text, values);
    statement.execute();
    std::vector<std::tuple<Columns...>> rows;
    while (statement.fetch())
        rows.push_back(
            std::apply([](auto&... place) { return std::tuple<Columns...>{place.take()...}; }, places));
    return rows;
}

// The first row of those that the text gives, if any.
template <class... Columns>
std::optional<std::tuple<Columns...>> select_one(soci::session& sql, const std::string& text,
                                                 const Values& values = {}) {
    auto rows = select<Columns...>(sql, text, values);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

} // namespace liaison::county
