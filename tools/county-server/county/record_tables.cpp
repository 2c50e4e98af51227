#include "county/record_tables.hpp"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "county/html.hpp"
#include "domain/activity.hpp"
#include "domain/id_number.hpp"

namespace liaison::county {

using domain::RecordKind;
using nlohmann::json;

namespace {

constexpr std::int64_t most_rows = 50;

const std::map<std::string, std::string> words{{"id_card", "身份证"},
                                               {"code", "预约码"},
                                               {"typed_number", "输入号码"},
                                               {"travel_document", "护照或通行证"},
                                               {"without_papers", "无证件"},
                                               {"booked", "已预约"},
                                               {"arrived", "已到"},
                                               {"called", "已叫号"},
                                               {"meeting", "接待中"},
                                               {"done", "已完成"},
                                               {"no_show", "未到"},
                                               {"cancelled", "已取消"},
                                               {"asked", "待确认"},
                                               {"given", "已确认"},
                                               {"refused", "别处先约"},
                                               {"waiting", "等候"},
                                               {"missed", "过号"},
                                               {"set_aside", "暂放"},
                                               {"left", "已离开"},
                                               {"elderly", "老年人"},
                                               {"pregnant", "孕妇"},
                                               {"disabled", "残疾人"},
                                               {"answered_on_the_spot", "当场答复"},
                                               {"passed_on", "转交办理"},
                                               {"station", "本站办理"},
                                               {"professional_station", "专业代表工作站"},
                                               {"county", "报县人大"},
                                               {"usual", "一般"},
                                               {"soon", "较急"},
                                               {"urgent", "紧急"},
                                               {"raised", "提出"},
                                               {"corrected", "更正"},
                                               {"withdrawn", "撤回"},
                                               {"cannot_write", "不会写字"},
                                               {"does_not_wish", "不愿签名"},
                                               {"had_to_leave", "已经离开"},
                                               {"to_professional_station", "转专业代表工作站"},
                                               {"no_matter_raised", "未提出事项"},
                                               {"policy_talk", "政策宣讲"},
                                               {"reception", "接待群众"},
                                               {"study", "学习培训"},
                                               {"report_and_rating", "述职评议"},
                                               {"zh", "中文"},
                                               {"en", "英文"},
                                               {"bo", "藏语"},
                                               {"lis", "傈僳语"},
                                               {"nxq", "纳西语"},
                                               {"answered", "联络员已到"},
                                               {"unanswered", "无人应答"},
                                               {"citizen", "群众屏幕"},
                                               {"desk", "代表工作台"}};

// The body of a record, read with care: a station may have sent anything.
class Body {
public:
    Body(const std::string& text, const domain::TimeZone& zone,
         const domain::StationConfiguration* configuration)
        : value_(json::parse(text, nullptr, false)), zone_(zone), configuration_(configuration) {}

    std::string whole() const { return value_.dump(-1, ' ', false, json::error_handler_t::replace); }
    const domain::StationConfiguration* configuration() const { return configuration_; }
    std::string text(const char* key) const {
        if (!value_.is_object() || !value_.contains(key)) return "";
        const json& member = value_[key];
        if (member.is_string()) return member.get<std::string>();
        return member.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    std::string word(const char* key) const { return word_of(text(key)); }
    std::string time(const char* key) const { return local_time(text(key), zone_); }
    std::string deputy() const {
        const auto* deputy = configuration_ ? configuration_->find_deputy(text("deputy")) : nullptr;
        return deputy ? deputy->name.in("zh") : text("deputy");
    }
    std::string yes(const char* key, const char* word) const { return text(key) == "true" ? word : ""; }
    // How one of the two signed, or why not.
    std::string signature(const char* who) const {
        const json::json_pointer place("/signatures/" + std::string(who));
        if (!value_.is_object() || !value_.contains(place) || !value_[place].is_object()) return "";
        const Body autograph(value_[place].dump(-1, ' ', false, json::error_handler_t::replace), zone_,
                             configuration_);
        return autograph.text("declined").empty() ? autograph.time("at") : autograph.word("declined");
    }
    // The member of a member, as text.
    std::string below(const char* key, const char* member) const {
        if (!value_.is_object() || !value_.contains(key) || !value_[key].is_object()) return "";
        return Body(value_[key].dump(-1, ' ', false, json::error_handler_t::replace), zone_, configuration_)
            .text(member);
    }
    std::string priority_reason() const {
        const auto found = words.find(below("priority", "reason"));
        return found == words.end() ? std::string() : found->second;
    }
    std::string grid_cell() const {
        if (configuration_)
            for (const auto& cell : configuration_->grid_cells)
                if (cell.code == text("grid_cell")) return cell.name.in("zh");
        return text("grid_cell");
    }
    std::string category() const {
        if (configuration_)
            for (const auto& category : configuration_->categories)
                if (category.code == text("category")) return category.name.in("zh");
        return text("category");
    }

private:
    json value_;
    const domain::TimeZone& zone_;
    const domain::StationConfiguration* configuration_;
};

using Cells = std::vector<std::string>;

Cells check_in_cells(const Body& body) {
    return {body.time("agreed_at"), body.text("name"), domain::masked_number(body.text("number")),
            body.word("identified_by"), body.word("language")};
}
Cells appointment_cells(const Body& body) {
    return {body.text("number"),
            body.deputy(),
            body.time("start"),
            body.time("end"),
            body.word("state"),
            body.word("confirmation"),
            body.text("issued_by_county") == "true" ? "县里" : "本站"};
}
Cells ticket_cells(const Body& body) {
    return {body.text("number"),    body.text("day"),   body.deputy(),         body.word("state"),
            body.time("issued_at"), body.text("calls"), body.priority_reason()};
}
// Kiosks of before there were opinions sent category, text and result with the reception.
Cells reception_cells(const Body& body) {
    const std::string confidential = body.yes("confidential", "保密");
    return {body.time("begun_at"),
            body.time("ended_at"),
            body.deputy(),
            body.text("version"),
            body.category(),
            body.text("text"),
            body.word("result"),
            body.word("language") + (body.yes("interpreter", "（有翻译）")),
            body.signature("visitor"),
            body.signature("deputy"),
            confidential,
            body.below("correction", "reason")};
}
Cells opinion_cells(const Body& body) {
    return {body.time("at"),     body.word("event"),
            body.deputy(),       body.category(),
            body.grid_cell(),    body.word("urgency"),
            body.word("route"),  body.text("words"),
            body.text("answer"), body.yes("confidential", "保密")};
}
// Who signed in, and how a report was rated: "满意 12 · 基本满意 3 · 不满意 1" an aspect.
std::string attendants(const domain::Activity& activity, const domain::StationConfiguration* configuration) {
    std::string names;
    for (const domain::Attendance& attendance : activity.attendances) {
        const auto* deputy = configuration ? configuration->find_deputy(attendance.deputy_id) : nullptr;
        names += (names.empty() ? "" : "、") + (deputy ? deputy->name.in("zh") : attendance.deputy_id);
    }
    return names;
}
std::string rating_words(const domain::Activity& activity, const domain::StationConfiguration* configuration) {
    if (!activity.rating) return "";
    const domain::Rating& rating = *activity.rating;
    if (rating.is_open()) return "评议中";
    std::string text = "共 " + std::to_string(rating.ballots) + " 票";
    if (rating.totals.empty()) return text + "（票数太少，不公布）";
    for (const domain::AspectTotals& aspect : rating.totals) {
        std::string name = aspect.aspect;
        if (configuration)
            for (const domain::RatingAspect& known : configuration->rating.aspects)
                if (known.code == aspect.aspect) name = known.name.in("zh");
        text += fmt::format("；{}：满意 {}、基本满意 {}、不满意 {}", name, aspect.words[0], aspect.words[1],
                            aspect.words[2]);
    }
    return text;
}
Cells activity_cells(const Body& body) {
    const auto activity = domain::parse_activity(body.whole());
    if (!activity) return {"", "", activity.error(), "", ""};
    return {domain::format_day(activity->day), body.word("kind"), activity->title.in("zh"),
            attendants(*activity, body.configuration()), rating_words(*activity, body.configuration())};
}
Cells keeper_call_cells(const Body& body) {
    const std::string state = body.text("state") == "called" ? "呼叫中" : body.word("state");
    return {body.time("called_at"), body.word("from"), state, body.time("ended_at")};
}

struct Kind {
    RecordKind kind;
    const char* title;
    Cells headings;
    Cells (*cells)(const Body&);
};

const std::vector<Kind> kinds{
    {RecordKind::keeper_call,
     "呼叫联络员 <small>Calls for the keeper</small>",
     {"时间", "来自", "状态", "结束"},
     &keeper_call_cells},
    {RecordKind::reception,
     "接待日志 <small>Reception logs</small>",
     {"开始", "结束", "代表", "版本", "类别", "内容", "结果", "用语", "来访人签名", "代表签名", "保密",
      "更正理由"},
     &reception_cells},
    {RecordKind::opinion,
     "社情民意 <small>Opinions</small>",
     {"时间", "事件", "代表", "类别", "网格", "缓急", "去向", "群众原话", "代表答复", "保密"},
     &opinion_cells},
    {RecordKind::activity,
     "代表活动 <small>Activities</small>",
     {"日期", "类别", "名称", "签到代表", "评议"},
     &activity_cells},
    {RecordKind::check_in,
     "来访登记 <small>Check-ins</small>",
     {"时间", "姓名", "证件号码", "方式", "语言"},
     &check_in_cells},
    {RecordKind::appointment,
     "预约 <small>Appointments</small>",
     {"编号", "代表", "开始", "结束", "状态", "县里确认", "来源"},
     &appointment_cells},
    {RecordKind::ticket,
     "排队 <small>Tickets</small>",
     {"号码", "日期", "代表", "状态", "取号", "叫号次数", "优先"},
     &ticket_cells}};

} // namespace

std::string word_of(const std::string& code) {
    const auto found = words.find(code);
    return found == words.end() ? code : found->second;
}

std::string local_time(const std::string& rfc3339, const domain::TimeZone& zone) {
    const auto time = domain::parse_wall_time(rfc3339);
    if (!time) return rfc3339;
    const auto local = zone.to_local(*time);
    return domain::format_day(local.day) + " " + domain::format_minute(local.minute);
}

std::string record_tables(RecordStore& records, const std::string& station, const domain::TimeZone& zone,
                          const domain::StationConfiguration* configuration,
                          const std::function<std::string(const StoredRecord&)>& body_of) {
    std::string markup;
    for (const Kind& kind : kinds) {
        std::vector<Cells> rows;
        for (const StoredRecord& record : records.newest(station, kind.kind, most_rows))
            rows.push_back(kind.cells(Body{body_of(record), zone, configuration}));
        markup += std::string("<section><h2>") + kind.title + "</h2>\n" +
                  table(kind.headings, rows, "还没有记录") + "</section>\n";
    }
    return markup;
}

} // namespace liaison::county
