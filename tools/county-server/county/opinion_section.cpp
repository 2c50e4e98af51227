#include "county/opinion_section.hpp"

#include <fmt/format.h>

#include "county/html.hpp"
#include "county/reading/confidential.hpp"
#include "county/record_tables.hpp"

namespace liaison::county {

namespace {

constexpr std::int64_t most_shown = 50;

const char* stage_name(const domain::ChainState& state) {
    if (state.withdrawn) return "已撤回";
    switch (state.stage) {
    case domain::OpinionStage::first_review: return "初审";
    case domain::OpinionStage::assigned: return "交办";
    case domain::OpinionStage::consulted: return "面商";
    case domain::OpinionStage::answered: return "答复";
    case domain::OpinionStage::followed_up: return "回访";
    }
    return "";
}

const char* urging_name(domain::Urging urging) {
    switch (urging) {
    case domain::Urging::none: return "";
    case domain::Urging::amber: return "⚠ 即将到期";
    case domain::Urging::red: return "‼ 已超期";
    }
    return "";
}

const char* word_name(const std::optional<domain::Satisfaction>& word) {
    if (!word) return "";
    switch (*word) {
    case domain::Satisfaction::satisfied: return "满意";
    case domain::Satisfaction::fairly: return "基本满意";
    case domain::Satisfaction::dissatisfied: return "不满意";
    }
    return "";
}

std::string form(const std::string& station, const std::string& form_token, const std::string& opinions,
                 const domain::ChainRules& rules) {
    std::string outcomes = "<option value=\"\"></option>";
    for (const domain::OutcomeClass& outcome : rules.outcomes)
        outcomes += fmt::format("<option value=\"{}\">{}</option>", escaped(outcome.code),
                                escaped(outcome.name.in("zh")));
    return fmt::format(
        "<form method=\"post\" action=\"/stations/{}/opinions\">"
        "<input type=\"hidden\" name=\"form_token\" value=\"{}\">"
        "<label>意见 <select name=\"opinion\">{}</select></label>"
        "<label>办理 <select name=\"deed\"><option value=\"assigned\">交办</option>"
        "<option value=\"returned\">退回</option><option value=\"consulted\">面商</option>"
        "<option value=\"extended\">延期</option><option value=\"answered\">答复</option></select></label>"
        "<label>单位 <input name=\"office\" maxlength=\"60\"></label>"
        "<label>答复或理由（群众可见） <textarea name=\"text\" maxlength=\"2000\"></textarea></label>"
        "<label>结果 <select name=\"outcome\">{}</select></label>"
        "<button type=\"submit\">登记</button></form>\n",
        escaped(station), escaped(form_token), opinions, outcomes);
}

} // namespace

std::string opinion_section(Office& office, const std::string& station, const Member& member,
                            const domain::TimeZone& zone, const domain::ChainRules& rules) {
    const domain::WallTime now = Office::now();
    std::vector<std::vector<std::string>> rows;
    std::string options;
    for (const domain::OpinionProgress& opinion : office.opinions.newest(station, rules, now, most_shown)) {
        const domain::ChainState& state = opinion.state;
        const bool shows_answer =
            sees_confidential(member) || !is_confidential_opinion(office.database, opinion.opinion_id);
        const auto* outcome = rules.find_outcome(state.outcome);
        const std::string raised = local_time(domain::format_wall_time(opinion.raised_at), zone);
        rows.push_back({raised, opinion.category, stage_name(state), state.office,
                        state.due ? local_time(domain::format_wall_time(*state.due), zone) : "",
                        urging_name(urging(state, now)), outcome ? outcome->name.in("zh") : "",
                        word_name(state.satisfaction), shows_answer ? state.answer : ""});
        if (!state.is_closed())
            options += fmt::format("<option value=\"{}\">{} {} {}</option>", escaped(opinion.opinion_id),
                                   escaped(raised), escaped(opinion.category), stage_name(state));
    }
    return "<section><h2>意见办理 <small>What became of opinions</small></h2>\n" +
           (options.empty() || member.role < Role::clerk ? std::string()
                                                         : form(station, member.csrf, options, rules)) +
           table({"提出", "类别", "环节", "单位", "期限", "督办", "结果", "群众评价", "答复"}, rows,
                 "还没有意见") +
           "</section>\n";
}

} // namespace liaison::county
