// Conditions of a statement that are joined as they come, with the values that stand in them.
#pragma once

#include <initializer_list>
#include <string>

#include "county/sql.hpp"

namespace liaison::county {

class Conditions {
public:
    // Each "?" of the condition is the place of one value.
    void add(const std::string& condition, std::initializer_list<Value> values = {});

    // Those of a statement within the condition, where its "@" stands.
    void add_within(const std::string& condition, const Conditions& inner);

    // "WHERE a AND b", or nothing where there is no condition.
    std::string where() const { return text_.empty() ? "" : "WHERE " + numbered(); }
    const Values& values() const { return values_; }

private:
    std::string numbered() const;

    std::string text_; // each place is a "?" still
    Values values_;
};

// What LIKE looks for with ESCAPE '!', so that it is found anywhere in a text: in small letters, signs of the
// pattern as themselves.
std::string anywhere(const std::string& text);

} // namespace liaison::county
