#include "domain/figures.hpp"

#include <fmt/format.h>

namespace liaison::domain {

namespace {

template <class Wanted>
Figures sum(const FigureBook& book, Wanted wanted) {
    Figures all;
    for (const auto& [day, figures] : book.days)
        if (wanted(day)) all += figures;
    return all;
}

std::string line(const std::string& station_id, const std::string& period, const Figures& figures) {
    return fmt::format("{},{},{},{},{},{},{}\r\n", station_id, period, figures.attendances,
                       figures.voters_received, figures.opinions_collected, figures.opinions_carried_out,
                       share_carried_out(figures));
}

} // namespace

Figures& Figures::operator+=(const Figures& other) {
    attendances += other.attendances;
    voters_received += other.voters_received;
    opinions_collected += other.opinions_collected;
    opinions_carried_out += other.opinions_carried_out;
    return *this;
}

Figures FigureBook::of_day(Day day) const {
    const auto found = days.find(day);
    return found == days.end() ? Figures{} : found->second;
}

Figures FigureBook::of_month(unsigned month) const {
    return sum(*this, [&](Day day) { return unsigned{day.month()} == month; });
}

Figures FigureBook::of_year() const {
    return sum(*this, [](Day) { return true; });
}

int share_carried_out(const Figures& figures) {
    if (figures.opinions_collected == 0) return 0;
    return (figures.opinions_carried_out * 100 + figures.opinions_collected / 2) / figures.opinions_collected;
}

std::string figures_csv(const FigureBook& book, const std::string& station_id) {
    constexpr const char* byte_order_mark = "\xEF\xBB\xBF"; // without it spreadsheets take UTF-8 for GBK
    std::string csv = std::string(byte_order_mark) +
                      "站点 station,时段 period,代表活动人次 attendances,接待群众人次 voters received,"
                      "收集意见件数 opinions collected,办成件数 carried out,办成率 % share carried out\r\n";
    csv += line(station_id, std::to_string(book.year), book.of_year());
    for (unsigned month = 1; month <= 12; ++month)
        csv += line(station_id, fmt::format("{}-{:02}", book.year, month), book.of_month(month));
    for (const auto& [day, figures] : book.days)
        csv += line(station_id, format_day(day), figures);
    return csv;
}

} // namespace liaison::domain
