#include "county/reading/reception_export.hpp"

#include "county/reading/json_text.hpp"
#include "county/reading/reception_list.hpp"
#include "county/reading/station_facts.hpp"
#include "county/reading/words.hpp"

namespace liaison::county {

namespace {

constexpr const char* too_much = "more than a file holds: choose a shorter period or fewer stations";
constexpr std::int64_t receptions_at_once = 500;

const Cells headings{"站点 station",      "站点名称 name",   "开始 begun",    "结束 ended",
                     "代表 deputy",       "来访人 visitor",  "用语 language", "翻译 interpreter",
                     "保密 confidential", "版本 version",    "类别 category", "网格 grid cell",
                     "缓急 urgency",      "去向 route",      "环节 stage",    "单位 office",
                     "群众原话 words",    "代表答复 answer", "办理答复 reply"};

// In Chinese; `otherwise` where nothing is known of it.
std::string name_in(const std::string& texts, const std::string& otherwise) {
    const auto value = stored_json(texts);
    return value.is_object() ? value.value("zh", otherwise) : otherwise;
}

Cells reception_cells(const ReceptionLine& line) {
    const domain::TimeZone zone = zone_of_name(line.time_zone);
    return {line.station,
            name_in(line.station_texts, ""),
            local_time(line.begun_at, zone),
            local_time(line.ended_at, zone),
            name_in(line.deputy_texts, line.deputy),
            line.visitor,
            word_of(line.language),
            line.interpreter ? "有" : "",
            line.confidential ? "保密" : "",
            std::to_string(line.version)};
}

void add_opinion(Cells& row, const OpinionLine& opinion, bool shows_words) {
    for (const std::string& text :
         {name_in(opinion.category_texts, opinion.category), opinion.grid_cell, word_of(opinion.urgency),
          word_of(opinion.route), word_of(opinion.stage), opinion.office})
        row.push_back(text);
    for (const std::string* text : {&opinion.words, &opinion.answer, &opinion.reply})
        row.push_back(shows_words ? *text : "");
}

class LimitedFile {
public:
    LimitedFile(Spreadsheet& file, const ExportLimits& limits) : file_(file), left_(limits) {
        file_.add(headings);
    }

    // False: the limits are reached.
    bool add(const Cells& row) {
        std::size_t bytes = 0;
        for (const std::string& cell : row)
            bytes += cell.size();
        if (left_.rows == 0 || left_.bytes < bytes) return false;
        --left_.rows;
        left_.bytes -= bytes;
        file_.add(row);
        return true;
    }

private:
    Spreadsheet& file_;
    ExportLimits left_;
};

bool add_reception(LimitedFile& file, const ReceptionLine& line, bool sees_confidential) {
    const Cells start = reception_cells(line);
    if (line.opinions.empty()) {
        Cells row = start;
        row.resize(headings.size());
        return file.add(row);
    }
    for (const OpinionLine& opinion : line.opinions) {
        Cells row = start;
        add_opinion(row, opinion, sees_confidential || !(line.confidential || opinion.confidential));
        if (!file.add(row)) return false;
    }
    return true;
}

} // namespace

tl::expected<void, std::string> export_receptions(Database& database, const Filter& filter, Spreadsheet& file,
                                                  const ExportLimits& limits) {
    const auto count = database.use([&](soci::session& sql) { return count_receptions(sql, filter); });
    if (count > limits.rows) return tl::unexpected(std::string(too_much));
    LimitedFile limited(file, limits);
    PageWish page{"", receptions_at_once};
    while (true) {
        const auto lines =
            database.use([&](soci::session& sql) { return select_receptions(sql, filter, page).value(); });
        for (const ReceptionLine& line : lines)
            if (!add_reception(limited, line, filter.sees_confidential))
                return tl::unexpected(std::string(too_much));
        if (static_cast<std::int64_t>(lines.size()) < page.limit) return {};
        page.before = lines.back().cursor();
    }
}

} // namespace liaison::county
