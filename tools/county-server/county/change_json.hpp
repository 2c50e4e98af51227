// Changes of configurations as staff read them.
#pragma once

#include "county/change_book.hpp"

namespace liaison::county {

// `two_persons`: whether somebody else than the author has to approve it.
Json change_row(const Change& change, bool two_persons);

struct WholeChange {
    Change change;
    ChangeSections sections;
    std::vector<HistoryLine> history;
    std::map<std::string, StationNews> news; // a change that is done is looked after no more
};
Json change_as_json(const WholeChange& whole, bool two_persons, domain::WallTime now);

} // namespace liaison::county
