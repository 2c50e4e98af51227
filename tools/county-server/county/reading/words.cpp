#include "county/reading/words.hpp"

#include <map>

namespace liaison::county {

std::string word_of(const std::string& code) {
    static const std::map<std::string, std::string> words{{"zh", "中文"},
                                                          {"en", "英文"},
                                                          {"bo", "藏语"},
                                                          {"lis", "傈僳语"},
                                                          {"nxq", "纳西语"},
                                                          {"usual", "一般"},
                                                          {"soon", "较急"},
                                                          {"urgent", "紧急"},
                                                          {"answered_on_the_spot", "当场答复"},
                                                          {"station", "本站办理"},
                                                          {"professional_station", "专业代表工作站"},
                                                          {"county", "报县人大"},
                                                          {"first_review", "初审"},
                                                          {"assigned", "交办"},
                                                          {"consulted", "面商"},
                                                          {"answered", "答复"},
                                                          {"followed_up", "回访"},
                                                          {"withdrawn", "已撤回"}};
    const auto found = words.find(code);
    return found == words.end() ? code : found->second;
}

std::string local_time(const std::string& rfc3339, const domain::TimeZone& zone) {
    const auto time = domain::parse_wall_time(rfc3339);
    if (!time) return rfc3339;
    const auto local = zone.to_local(*time);
    return domain::format_day(local.day) + " " + domain::format_minute(local.minute);
}

} // namespace liaison::county
