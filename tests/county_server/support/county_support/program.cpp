#include "county_support/program.hpp"

#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace liaison::testing {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string name = fs::temp_directory_path() / "county-test-XXXXXX";
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Pipe make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

pid_t spawn(std::vector<std::string> words, const Streams& streams, const std::optional<Account>& account) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    if (account &&
        (::setgroups(0, nullptr) != 0 || ::setgid(account->group) != 0 || ::setuid(account->user) != 0))
        ::_exit(126);
    (void)std::signal(SIGPIPE, SIG_DFL);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // whatever becomes of the test, nothing stays behind
    ::dup2(streams.input, 0);
    ::dup2(streams.output, 1);
    ::dup2(streams.errors, 2);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::optional<std::string> read_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1; line += c)
        if (c == '\n') return line;
    return line.empty() ? std::nullopt : std::optional(line);
}

std::string read_text(const fs::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

namespace {

std::string read_to_end(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(descriptor, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(size));
    return text;
}

} // namespace

ProgramResult run_program(const std::vector<std::string>& words, const std::string& input,
                          const std::optional<Account>& account) {
    const TemporaryFolder folder;
    const Pipe in = make_pipe(), out = make_pipe();
    const int errors =
        ::open((folder.path() / "errors").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const pid_t child = spawn(words, {in.read_end, out.write_end, errors}, account);
    ::close(in.read_end);
    ::close(out.write_end);
    ::close(errors);
    if (::write(in.write_end, input.data(), input.size()) < 0)
        throw std::runtime_error("cannot write to the child");
    ::close(in.write_end);
    ProgramResult result;
    result.output = read_to_end(out.read_end);
    ::close(out.read_end);
    result.exit_code = wait_for(child);
    result.errors = read_text(folder.path() / "errors");
    return result;
}

} // namespace liaison::testing
