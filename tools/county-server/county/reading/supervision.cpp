#include "county/reading/supervision.hpp"

#include "domain/opinion_chain.hpp"
#include "domain/text.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

json notice(const std::string& at, const std::string& by, const std::string& office, const std::string& text) {
    json value{{"kind", "supervision"}, {"at", at}, {"by", by}, {"text", text}};
    if (!office.empty()) value["office"] = office;
    return value;
}

} // namespace

tl::expected<json, SupervisionRefusal> supervise(Database& database, const std::string& opinion,
                                                 const std::string& text, const std::string& by,
                                                 domain::WallTime now) {
    using Result = tl::expected<json, SupervisionRefusal>;
    if (text.empty() || !is_storable(text) || domain::code_points(text).size() > domain::max_chain_text)
        return tl::unexpected(SupervisionRefusal{422, "a notice has 1 to 2000 characters"});
    const std::string moment = domain::format_wall_time(now);
    return database.change(Lock::rows(), [&](soci::session& sql) -> Result {
        const auto row = select_one<std::string, std::string>(
            sql, "SELECT due_at, office FROM opinion WHERE id = :id", {opinion});
        if (!row) return tl::unexpected(SupervisionRefusal{404, "no such opinion"});
        const auto& [due_at, office] = *row;
        if (due_at >= moment) return tl::unexpected(SupervisionRefusal{422, "the opinion is not overdue"});
        execute(sql,
                "INSERT INTO supervision (opinion, office, words, entered_by, entered_at)"
                " VALUES (:opinion, :office, :words, :by, :at)",
                {opinion, office, text, by, moment});
        return notice(moment, by, office, text);
    });
}

std::vector<json> supervision_notices(soci::session& sql, const std::string& opinion) {
    std::vector<json> notices;
    for (const auto& [at, by, office, words] : select<std::string, std::string, std::string, std::string>(
             sql,
             "SELECT entered_at, entered_by, office, words FROM supervision WHERE opinion = :opinion"
             " ORDER BY number",
             {opinion}))
        notices.push_back(notice(at, by, office, words));
    return notices;
}

} // namespace liaison::county
