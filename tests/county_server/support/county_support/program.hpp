// Programs as child processes. None of them outlives the test.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace liaison::testing {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Pipe {
    int read_end = -1;
    int write_end = -1;
};
Pipe make_pipe();

struct Streams {
    int input = 0;
    int output = 1;
    int errors = 2;
};

// Whom a child runs as, where that is not whoever runs the test.
struct Account {
    uid_t user = 0;
    gid_t group = 0;
};

// `words`: the program's path and its arguments.
pid_t spawn(std::vector<std::string> words, const Streams& streams, const std::optional<Account>& account = {});
int wait_for(pid_t child); // its exit code; 128 and the signal's number where one ended it

std::optional<std::string> read_line(int descriptor); // without its end; nothing: there is no more
std::string read_text(const std::filesystem::path& file);

struct ProgramResult {
    int exit_code = -1;
    std::string output;
    std::string errors;
};

// Runs it to its end.
ProgramResult run_program(const std::vector<std::string>& words, const std::string& input = "",
                          const std::optional<Account>& account = {});

} // namespace liaison::testing
