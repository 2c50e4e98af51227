// The four numbers that every station and the county see, counted the same way everywhere.
#pragma once

#include <map>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

struct Figures {
    int attendances = 0;          // one deputy at one activity
    int voters_received = 0;      // one person at one reception
    int opinions_collected = 0;   // one opinion; withdrawn ones excluded
    int opinions_carried_out = 0; // outcome A, or B that became A; on the day of the answer

    Figures& operator+=(const Figures& other);
    bool operator==(const Figures&) const = default;
};

// A year of a station, day by day; days on which nothing happened are not there.
struct FigureBook {
    int year = 0;
    Day today{};
    std::map<Day, Figures> days{};

    Figures of_day(Day day) const;
    Figures of_month(unsigned month) const; // 1 to 12
    Figures of_year() const;
};

// In percent of those collected, rounded; 0 where none was.
int share_carried_out(const Figures& figures);

// For a spreadsheet (RFC 4180, UTF-8 with a byte order mark): the year, its months, its days.
std::string figures_csv(const FigureBook& book, const std::string& station_id);

} // namespace liaison::domain
