// language-compiler on broken files: the message names the file and the key, and nothing is written.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

#include "catch.hpp"
#include "domain/language_pack.hpp"

namespace {

namespace fs = std::filesystem;

struct Answer {
    int status = 0;
    std::string text;
};

class Files {
public:
    Files() : folder_(fs::temp_directory_path() / ("languages-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        write("zh", "rules.scripts = [\"Han\"]\nrules.foreign_words = [\"PIN\"]\n"
                    "back = \"返回\"\nwaits = \"{count} 人等候，{name}\"\npin = \"PIN\"\n");
        write("en", "rules.scripts = [\"Latin\"]\nrules.plural = { one = [1] }\n"
                    "back = \"Back\"\npin = \"PIN\"\n"
                    "waits = { one = \"one waits, {name}\", other = \"{count} wait, {name}\" }\n");
    }
    ~Files() { fs::remove_all(folder_); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    void write(const std::string& code, const std::string& text) const { std::ofstream(path(code)) << text; }
    // Replaces one piece of English; in Chinese if told so.
    void change(const std::string& from, const std::string& to, const std::string& code = "en") const {
        std::stringstream whole;
        whole << std::ifstream(path(code)).rdbuf();
        std::string text = whole.str();
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        write(code, text.replace(at, from.size(), to));
    }
    Answer compile() const {
        fs::remove_all(folder_ / "out");
        Answer answer = run("'" + (folder_ / "out").string() + "' '" + path("zh") + "' '" + path("en") + "'");
        CHECK(fs::exists(folder_ / "out" / "word_list.hpp") == (answer.status == 0));
        return answer;
    }
    std::string table() const {
        std::stringstream whole;
        whole << std::ifstream(folder_ / "out" / "word_table.cpp").rdbuf();
        return whole.str();
    }
    Answer pack() const { return run("--pack '" + path("zh") + "' '" + path("en") + "'"); }
    Answer review() const { return run("--review '" + path("zh") + "' '" + path("en") + "'"); }

    static Answer run(const std::string& arguments) {
        Answer answer;
        FILE* pipe = popen(("'" COMPILER "' " + arguments + " 2>&1").c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::array<char, 4096> bytes{};
        while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe))
            answer.text.append(bytes.data(), got);
        answer.status = pclose(pipe);
        return answer;
    }

private:
    std::string path(const std::string& code) const { return (folder_ / (code + ".toml")).string(); }
    fs::path folder_;
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("language-compiler: sound files become tables") {
    const Files files;
    const Answer answer = files.compile();
    CHECK(answer.text.empty());
    CHECK(answer.status == 0);
}

TEST_CASE("language-compiler: what is broken is named with file and key") {
    const struct {
        const char* what;
        const char* from;
        const char* to;
        const char* message;
    } rows[] = {
        {"missing", "back = \"Back\"\n", "", "en.toml: back: is missing"},
        {"superfluous", "pin =", "more = \"More\"\npin =", "en.toml: more: is unknown to zh.toml"},
        {"empty", "\"Back\"", "\"\"", "en.toml: back: is empty"},
        {"not a text", "\"Back\"", "7", "en.toml: back: is neither a text"},
        {"other placeholders", "{count} wait, {name}", "{count} wait",
         "en.toml: waits: has other {placeholders}"},
        {"one too many", "one waits, {name}", "{who} waits, {name}",
         "en.toml: waits: has other {placeholders}"},
        {"an open brace", "\"Back\"", "\"Back {\"", "en.toml: back: has a { or }"},
        {"a form is missing", "one = \"one waits, {name}\", ", "few = \"few, {name}\", ",
         "en.toml: waits: lacks the form \"one\""},
        {"a form too many", "one = \"one", "two = \"two, {name}\", one = \"one",
         "en.toml: waits: has the form \"two\""},
        {"plural without a count", "\"Back\"", "{ one = \"Back\", other = \"Backs\" }",
         "en.toml: back: has plural forms but no {count}"},
        {"left in Chinese", "\"Back\"", "\"返回\"",
         "en.toml: back: \"返回\" is not written in this language's"},
        {"a letter of another script", "\"Back\"", "\"Bаck\"", "en.toml: back: \"Bаck\" is not written"},
        {"no such script", "\"Latin\"", "\"Klingon\"", "en.toml: rules: \"Klingon\""},
        {"no such category", "one = [1]", "single = [1]", "en.toml: rules: \"single\""},
        {"no such rule", "rules.plural", "rules.plurals", "en.toml: rules.plurals: is not a rule"},
        {"confirmed and not", "pin = \"PIN\"", "pin = \"PIN\"\n[wants_native_reader]\npin = \"PIN\"\n#",
         "en.toml: pin: stands among the confirmed"},
        {"no TOML", "back = ", "back  ", "en.toml: line 3"},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const Files files;
        files.change(row.from, row.to);
        const Answer answer = files.compile();
        INFO(answer.text);
        CHECK(answer.status != 0);
        CHECK(has(answer.text, row.message));
    }
}

TEST_CASE("language-compiler: a text for the station's own people may be left out, and is then Chinese") {
    const Files files;
    files.change("back =", "rules.optional = [\"staff_\"]\nstaff_lock = \"锁上\"\nback =", "zh");
    CHECK(files.compile().status == 0);
    CHECK(has(files.table(), "\"锁上\",\n    \"{count} wait, {name}\""));
    CHECK(has(files.review().text, "en: 0 of 4 texts want a native reader, 1 are shown"));
    files.change("back = \"Back\"\n", "");
    CHECK(has(files.compile().text, "en.toml: back: is missing"));
}

TEST_CASE("language-compiler: all that is wrong is told at once") {
    const Files files;
    files.change("back = \"Back\"\n", "");
    files.change("返回", "Back", "zh");
    const Answer answer = files.compile();
    CHECK(has(answer.text, "en.toml: back"));
    CHECK(has(answer.text, "zh.toml: back"));
}

TEST_CASE("language-compiler: a language of the same letters is no copy of another") {
    const Files files;
    files.change("rules.scripts = [\"Latin\"]", "rules.scripts = [\"Latin\", \"Han\"]");
    files.change("\"Back\"", "\"返回\"");
    CHECK(has(files.compile().text, "en.toml: back: is the same as in zh.toml"));
}

TEST_CASE("language-compiler: the review lists the texts that want a native reader, and only those") {
    const Files files;
    files.change("pin =", "[wants_native_reader]\npin =");
    const Answer answer = files.review();
    CHECK(answer.status == 0);
    CHECK(has(answer.text, "en\tpin\tPIN\tPIN"));
    CHECK(has(answer.text, "en\twaits\t"));
    CHECK_FALSE(has(answer.text, "en\tback"));
    CHECK(has(answer.text, "zh: 0 of 3 texts"));
    CHECK(has(answer.text, "en: 2 of 3 texts"));
}

// The shipped files, each with one text left in English and one in Chinese.
TEST_CASE("language-compiler: a text that was not translated stops the build, in every minority language") {
    const std::string source = LANGUAGES;
    const fs::path folder = fs::temp_directory_path() / ("left-" + std::to_string(getpid()));
    for (const std::string code : {"bo", "lis", "nxq"}) {
        for (const std::string left : {"Please take your ticket", "请取走小票"}) {
            fs::remove_all(folder);
            fs::create_directories(folder);
            std::stringstream whole;
            whole << std::ifstream(source + "/" + code + ".toml").rdbuf();
            std::string text = whole.str();
            const std::size_t at = text.find("ticket_printed = \"");
            REQUIRE(at != std::string::npos);
            text.replace(at, text.find('\n', at) - at, "ticket_printed = \"" + left + "\"");
            std::ofstream(folder / (code + ".toml")) << text;
            const Answer answer = Files::run("'" + (folder / "out").string() + "' '" + source + "/zh.toml' '" +
                                             (folder / (code + ".toml")).string() + "'");
            INFO(answer.text);
            CHECK(answer.status != 0);
            CHECK(has(answer.text, code + ".toml: ticket_printed: "));
        }
    }
    fs::remove_all(folder);
}

TEST_CASE("language-compiler: a language becomes a pack, without what it borrows") {
    const Files files;
    files.change("back =", "rules.optional = [\"staff_\"]\nstaff_lock = \"锁上\"\nback =", "zh");
    const auto pack = liaison::domain::parse_language_pack(files.pack().text);
    REQUIRE(pack);
    CHECK(*pack ==
          liaison::domain::LanguagePack{"en",
                                        {{"back", "Back"}, {"pin", "PIN"}, {"waits", "{count} wait, {name}"}},
                                        {{"waits", {{1, "one waits, {name}"}}}}});
    files.change("\"Back\"", "\"返回\"");
    CHECK(files.pack().status != 0);
}
