// What is typed never reaches a disk: not into librime's user folder, not into a log.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>

#include "catch.hpp"
#include "typing/composer.hpp"

using namespace liaison;
namespace fs = std::filesystem;

namespace {

using Listing = std::map<std::string, std::pair<std::uintmax_t, fs::file_time_type>>;

Listing list(const fs::path& folder) {
    Listing listing;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        listing[entry.path().string()] = {entry.is_regular_file() ? entry.file_size() : 0,
                                          entry.last_write_time()};
    return listing;
}

fs::path temporary_folder() {
    std::string pattern = (fs::temp_directory_path() / "liaison-typing-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    return pattern;
}

// In a process of its own, since librime is set up once in each. Zero when all went as it should.
int type_in(const fs::path& home) {
    const pid_t child = fork();
    if (child == 0) {
        if (chdir(home.c_str()) != 0) _exit(3);
        for (const char* name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "GLOG_log_dir"})
            setenv(name, home.c_str(), 1);
        execl("/proc/self/exe", "test_typing", "[typist]", nullptr);
        _exit(4);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

// Hidden: what the next test runs beside itself, in a folder with the data.
TEST_CASE("typing: somebody types", "[.][typist]") {
    if (!fs::exists("typing")) return;
    typing::Composer composer;
    composer.give(typing::load_engines("typing"));
    REQUIRE(composer.readiness(typing::Method::pinyin) == typing::Readiness::ready);
    for (int round = 0; round < 20; ++round) {
        for (const char letter : std::string("mimidehua"))
            composer.take(typing::TypeKey{std::string(1, letter)});
        CHECK_FALSE(composer.candidates().empty());
        composer.take(typing::TakeCandidate{static_cast<std::size_t>(round % 3)});
        composer.take(typing::PressSpace{});
    }
    composer.wipe();
}

TEST_CASE("typing: no file is made or changed, neither data nor log", "[typing]") {
    const fs::path home = temporary_folder();
    const fs::path data = home / "typing";
    fs::copy(TYPING_DATA, data, fs::copy_options::recursive);
    const Listing before = list(home);
    CHECK(type_in(home) == 0);
    CHECK(list(home) == before);
    fs::remove_all(home);
}
