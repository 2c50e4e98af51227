// The plug is pulled fifty times at random moments: nothing told as saved is lost, nothing arrives twice.
#include <random>
#include <set>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;

namespace {

constexpr int kills = 50;

char check_character(const std::string& digits) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += weights[i] * (digits[i] - '0');
    return "10X98765432"[sum % 11];
}

std::string made_up_number(int person) {
    std::string digits = "99999919600101" + std::to_string(1000 + person).substr(1);
    return digits + check_character(digits);
}

// Goes through one check-in and stops at the given step, as if the power went.
bool check_in_until(Station& station, const std::string& number, int step) {
    const auto cut = [&step] { return step-- == 0; };
    station.wait_for_screen("welcome");
    if (cut()) return false;
    station.device("card resident 测试甲 " + number);
    station.wait_for_screen("consent");
    if (cut()) return false;
    station.touch("agree");
    station.wait_for_screen("on_duty");
    if (cut()) return false;
    station.touch_first("wait:");
    if (cut()) return false;           // while the store is writing
    station.wait_for_screen("ticket"); // told as saved
    return true;
}

} // namespace

TEST_CASE("fifty kills at random moments") {
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Station station;
    std::set<std::string> told_as_saved;
    for (int kill = 0; kill < kills; ++kill) {
        const std::string number = made_up_number(kill);
        station.start_kiosk();
        if (check_in_until(station, number, std::uniform_int_distribution<int>(0, 5)(random)))
            told_as_saved.insert(number);
        station.kill_kiosk();
        station.device("card remove");
    }
    station.start_kiosk();
    station.wait_for_screen("welcome");
    CHECK(station.kiosk_query("PRAGMA integrity_check") == "ok");
    const std::string saved = station.kiosk_query("SELECT count(*) FROM check_ins");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='check_in'", saved);
    CHECK(std::stoul(saved) >= told_as_saved.size());
    for (const std::string& number : told_as_saved)
        CHECK(station.county_query("SELECT count(*) FROM record WHERE kind='check_in' AND body LIKE '%" +
                                   number + "%'") == "1");
    CHECK(station.county_query("SELECT count(*) - count(DISTINCT id) FROM record") == "0");
    CHECK(station.county_query("SELECT max(sequence) - count(*) FROM record") == "0");
}
