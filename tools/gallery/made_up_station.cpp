#include "made_up_station.hpp"

#include "language/words.hpp"
#include "scenes.hpp"

namespace liaison::gallery {

namespace {

using domain::LocalizedText;

domain::Deputy deputy(const char* id, LocalizedText name, LocalizedText seat, LocalizedText fields,
                      std::vector<std::string> languages) {
    return {id, std::move(name), std::move(seat), std::move(fields), std::move(languages), "scrypt$", {}, {}};
}

LocalizedText names(const char* zh, const char* bo, const char* lis, const char* en) {
    return {{{"zh", zh}, {"bo", bo}, {"lis", lis}, {"nxq", en}, {"en", en}}};
}

std::vector<domain::Deputy> deputies() {
    return {
        deputy("deputy-a", names("测试代表甲", "ཚོད་ལྟའི་འཐུས་མི་ཀ་པ", "ꓔꓰꓢꓔꓽ ꓐꓶ ꓟ", "Deputy Test A"),
               names("州、县两级人大代表", "རྫོང་མི་དམངས་འཐུས་ཚོགས་ཀྱི་འཐུས་མི།", "ꓡꓲ-ꓢꓴ ꓐꓶ ꓟꓽ ꓗꓪ",
                     "Deputy to the prefecture and county people's congresses"),
               names("道路交通、饮水安全", "འགྲིམ་འགྲུལ། འཐུང་ཆུ།", "ꓠꓬꓲ ꓥꓳ", "Roads and transport, drinking water"),
               {"zh", "bo", "lis"}),
        deputy("deputy-b", names("测试代表乙", "ཚོད་ལྟའི་འཐུས་མི་ཁ་པ", "ꓔꓰꓢꓔꓽ ꓐꓶ ꓡ", "Deputy Test B"),
               names("乡镇人大代表", "ཡུལ་ཚོའི་འཐུས་མི།", "ꓐꓶ ꓟꓽ ꓗꓪ", "Deputy to the township people's congress"),
               names("教育、医疗卫生、养老", "སློབ་གསོ། འཕྲོད་བསྟེན།", "ꓫꓵꓽ ꓟ ꓙꓶ",
                     "Schools, health care, care for the elderly"),
               {"zh", "nxq", "en"}),
        deputy("deputy-c", names("测试代表丙", "ཚོད་ལྟའི་འཐུས་མི་ག་པ", "ꓔꓰꓢꓔꓽ ꓐꓶ ꓥ", "Deputy Test C"),
               names("县人大代表", "རྫོང་གི་འཐུས་མི།", "ꓐꓶ ꓟꓽ ꓗꓪ", "Deputy to the county people's congress"),
               names("农业农村、林草、劳动就业", "ཞིང་ལས། ནགས་ཚལ།", "ꓠꓬꓲ ꓥꓳ",
                     "Farming and villages, forests and pasture, work"),
               {"zh"})};
}

std::vector<domain::Category> categories() {
    return {{"water", test::text("饮水安全", "Drinking water")},
            {"roads", test::text("道路交通", "Roads")},
            {"schools", test::text("教育", "Schools")},
            {"health", test::text("医疗卫生", "Health")},
            {"farming", test::text("农业农村", "Farming")},
            {"forests", test::text("林草生态", "Forests")},
            {"work", test::text("劳动就业", "Work")},
            {"elderly", test::text("养老与残疾人", "Elderly")},
            {"unity", test::text("民族团结", "Ethnic unity")},
            {"other", test::text("其他", "Other")}};
}

} // namespace

std::vector<std::string> known_languages() {
    std::vector<std::string> known;
    for (const char* code : {"zh", "bo", "lis", "nxq", "en"})
        if (language::is_available(code)) known.emplace_back(code);
    return known;
}

domain::StationConfiguration full_station() {
    domain::StationConfiguration station = test::made_up_configuration();
    station.station.name = names("城关社区人大代表联络室", "མཁར་སྒོའི་སྡེ་ཁུལ་འཐུས་མིའི་འབྲེལ་གཏུགས་ཁང་།",
                                 "ꓡꓲ-ꓢꓴ ꓐꓶ ꓟꓽ ꓗꓪ ꓠꓬꓲ", "Chengguan Community Deputies' Liaison Room");
    station.languages = known_languages();
    station.deputies = deputies();
    for (const auto weekday : {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Thursday})
        station.roster.push_back({"deputy-c", weekday, test::period("09:00", "12:00")});
    station.categories = categories();
    for (int i = 1; i <= 14; ++i)
        station.grid_cells.push_back(
            {"cell-" + std::to_string(i),
             test::text(("第" + std::to_string(i) + "网格").c_str(), ("Cell " + std::to_string(i)).c_str())});
    station.phrases = {test::text("已向来访人说明现行政策和办理程序。", "The policy was explained."),
                       test::text("来访人同意转交有关部门办理。", "The visitor agrees to pass it on."),
                       test::text("承诺三个月内答复。", "An answer was promised within three months."),
                       test::text("涉及诉讼，已告知走司法程序。", "It is before a court.")};
    station.notices = {
        {names(
            "十二月五日上午九时，代表在村委会活动室宣讲饮水工程的进展，欢迎大家来听、来问。",
            "ཟླ་ ༡༢ ཚེས་ ༥ ཉིན་སྔ་དྲོའི་ཆུ་ཚོད་ ༩ པར་འཐུས་མིས་འཐུང་ཆུའི་ལས་གྲྭའི་འཕེལ་རིམ་བཤད་ངེས།", "ꓠꓴ ꓫꓵ ꓠꓬꓲ ꓡꓲ-ꓢꓴ ꓐꓶ ꓟ ꓗꓪ ꓙ ꓥꓳ",
            "On 5 December at nine in the morning a deputy tells how far the drinking water works are. Come, "
            "listen and ask.")},
        {names("本月起，每周二下午设藏语和傈僳语接待。", "ཟླ་བ་འདི་ནས་བཟུང་རེས་གཟའ་མིག་དམར་ཕྱི་དྲོར་བོད་སྐད་ཀྱིས་སྣེ་ལེན་བྱེད།",
               "ꓔꓲꓹ ꓟꓽ ꓢꓳꓹ ꓡꓳ ꓥꓯ",
               "From this month on there is a reception in Tibetan and Lisu every Tuesday afternoon.")}};
    return station;
}

} // namespace liaison::gallery
