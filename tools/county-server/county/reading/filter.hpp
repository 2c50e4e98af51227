// Which receptions or opinions somebody wants to see.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "county/http/message.hpp"
#include "county/reading/conditions.hpp"
#include "domain/time.hpp"

namespace liaison::county {

// Everything may be empty: then it leaves nothing out.
struct Filter {
    std::string station{};
    std::string under{}; // a station: it, and all below it
    std::string kind{};  // of the station
    std::string deputy{};
    std::string category{};
    std::string grid_cell{};
    std::string language{}; // of receptions
    std::string stage{};    // of opinions
    std::string text{};     // of the citizen's words or an answer
    std::string from{};     // "2026-11-24", a day at the station
    std::string to{};       // the last day
    bool overdue = false;
    bool concluded = false;         // then the days are those of the answers by which opinions were carried out
    bool without_withdrawn = false; // of opinions
    bool sees_confidential = false; // else no text of a confidential matter is found
};

// Error: which parameter is not in its form.
tl::expected<Filter, std::string> filter_of(const Request& request);

// What stands in an audit line: which filters were used, without the text that was looked for.
std::string summary_of(const Filter& filter);

// The place of a station, named `column` in the statement.
void add_place(Conditions& conditions, const Filter& filter, const std::string& column);

// On the columns of `reception r`.
Conditions reception_conditions(const Filter& filter);

// On the columns of `opinion o`, stage and lateness aside.
Conditions opinion_conditions(const Filter& filter);
// And these.
void add_standing(Conditions& conditions, const Filter& filter, domain::WallTime now);

} // namespace liaison::county
