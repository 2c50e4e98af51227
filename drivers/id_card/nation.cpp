#include "drivers/id_card/nation.hpp"

#include <array>
#include <cstddef>

namespace drivers {
namespace {

constexpr std::array<std::string_view, 57> names{
    "",       "汉",     "蒙古",   "回",       "藏",     "维吾尔", "苗",   "彝",     "壮",   "布依",
    "朝鲜",   "满",     "侗",     "瑶",       "白",     "土家",   "哈尼", "哈萨克", "傣",   "黎",
    "傈僳",   "佤",     "畲",     "高山",     "拉祜",   "水",     "东乡", "纳西",   "景颇", "柯尔克孜",
    "土",     "达斡尔", "仫佬",   "羌",       "布朗",   "撒拉",   "毛南", "仡佬",   "锡伯", "阿昌",
    "普米",   "塔吉克", "怒",     "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安",   "裕固", "京",
    "塔塔尔", "独龙",   "鄂伦春", "赫哲",     "门巴",   "珞巴",   "基诺",
};

constexpr std::string_view other = "其他";

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

} // namespace

std::string_view nation_name(std::string_view code) {
    if (code.empty()) return {};
    if (code.size() != 2 || !is_digit(code[0]) || !is_digit(code[1])) return other;
    const auto value = static_cast<std::size_t>(code[0] - '0') * 10 + static_cast<std::size_t>(code[1] - '0');
    if (value == 81) return "穿青人";
    if (value == 98) return "外国血统";
    return value > 0 && value < names.size() ? names.at(value) : other;
}

} // namespace drivers
