// A language without a synthesizer: recordings by key, and numbers put together from them.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/voice_pack.hpp"
#include "catch.hpp"
#include "flow/spoken_screen.hpp"

using namespace liaison;
using app::VoicePack;
using language::Word;

namespace {

class PackFolder {
public:
    explicit PackFolder(const std::vector<std::string>& files) {
        std::string pattern = (std::filesystem::temp_directory_path() / "voice-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        for (const std::string& file : files)
            std::ofstream(folder_ / file) << "";
    }
    ~PackFolder() { std::filesystem::remove_all(folder_); }
    std::filesystem::path path() const { return folder_; }

private:
    std::filesystem::path folder_;
};

std::string names(const VoicePack& pack, const language::Phrase& phrase) {
    std::string all;
    for (const auto& file : pack.recordings(language::spoken(phrase, language::Words("zh"))))
        all += (all.empty() ? "" : " ") + file.stem().string();
    return all;
}

} // namespace

TEST_CASE("voice pack: no folder, or one without recordings, is no pack") {
    CHECK_FALSE(VoicePack("/nonexistent/bo").is_installed());
    const PackFolder folder({"README.txt", "notes.md"});
    CHECK_FALSE(VoicePack(folder.path()).is_installed());
}

TEST_CASE("voice pack: a phrase is its stretches and its numbers; what is not recorded is left out") {
    const PackFolder folder({"identify_title.ogg", "ticket_ahead.1.ogg", "ticket_ahead.2.wav", "number.10.flac",
                             "number.2.ogg", "number.100.ogg", "number.3.ogg", "number.25.opus", "letter.A.ogg",
                             "number.0.ogg"});
    const VoicePack pack(folder.path());
    REQUIRE(pack.is_installed());
    CHECK(names(pack, {Word::identify_title}) == "identify_title");
    CHECK(names(pack, {Word::welcome_start}).empty());
    const auto ahead = [&](int count) { return names(pack, {Word::ticket_ahead, {{"count", count}}}); };
    CHECK(ahead(2) == "ticket_ahead.1 number.2 ticket_ahead.2");
    CHECK(ahead(10) == "ticket_ahead.1 number.10 ticket_ahead.2");
    CHECK(ahead(12) == "ticket_ahead.1 number.10 number.2 ticket_ahead.2");
    CHECK(ahead(20) == "ticket_ahead.1 number.2 number.10 ticket_ahead.2");
    CHECK(ahead(23) == "ticket_ahead.1 number.2 number.10 number.3 ticket_ahead.2");
    CHECK(ahead(25) == "ticket_ahead.1 number.25 ticket_ahead.2"); // said in a way of its own
    CHECK(ahead(223) == "ticket_ahead.1 number.2 number.100 number.2 number.10 number.3 ticket_ahead.2");
    CHECK(ahead(-1) == "ticket_ahead.1 ticket_ahead.2");
    CHECK(names(pack, {Word::voice_number_called, {{"number", language::Spelled{"A023"}}}}) ==
          "letter.A number.0 number.2 number.3");
}

TEST_CASE("voice pack: what has to be recorded is known") {
    const PackFolder folder({"identify_title.ogg"});
    const auto missing = VoicePack(folder.path()).missing(flow::all_spoken_words(), language::Words("zh"));
    CHECK(missing.size() > 100);
    CHECK(std::find(missing.begin(), missing.end(), "identify_title") == missing.end());
    CHECK(std::find(missing.begin(), missing.end(), "ticket_ahead.2") != missing.end());
}
