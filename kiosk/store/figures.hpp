// The four figures, counted from the facts themselves.
#pragma once

#include "domain/figures.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class FigureCounter {
public:
    explicit FigureCounter(Database& database) : database_(database) {}

    // The days are those of the time zone.
    Saved<domain::FigureBook> of_year(int year, const domain::TimeZone& zone, domain::Day today);

private:
    Database& database_;
};

} // namespace liaison::store
