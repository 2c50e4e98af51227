#include "simulator.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace drivers_test {
namespace {

std::filesystem::path new_directory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "device-sim.XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    return pattern;
}

int run(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t process = -1;
    if (::posix_spawn(&process, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        throw std::runtime_error("cannot start " + words[0]);
    int status = 0;
    ::waitpid(process, &status, 0);
    return WEXITSTATUS(status);
}

} // namespace

Simulator::Simulator() : directory_(new_directory()) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    std::string program = DEVICE_SIM;
    std::string option = "--directory";
    std::string directory = directory_.string();
    std::string fast = "--fast";
    std::string end = "--end-with-parent";
    const std::array<char*, 6> arguments{program.data(), option.data(), directory.data(),
                                         fast.data(),    end.data(),    nullptr};
    const int started = ::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    std::array<char, 16> said{};
    // Blocks until "ready", or until the simulator has ended.
    const ssize_t count = started == 0 ? ::read(pipe[0], said.data(), said.size()) : -1;
    ::close(pipe[0]);
    if (count <= 0) throw std::runtime_error("device-sim does not start");
}

Simulator::~Simulator() {
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(process_, &status, 0);
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

void Simulator::command(const std::string& line) const {
    if (run({DEVICE_SIM, "send", directory_.string(), line}) != 0)
        throw std::runtime_error("device-sim refuses: " + line);
}

std::string Simulator::file(const std::string& name) const {
    std::ifstream in(directory_ / name, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

drivers::Instant steady_now() {
    return std::chrono::steady_clock::now();
}

bool turn_until(drivers::DeviceLoop& loop, const std::function<bool()>& condition, drivers::Span longest) {
    const auto end = steady_now() + longest;
    while (!condition()) {
        if (steady_now() > end) return false;
        loop.turn(drivers::Span{200});
    }
    return true;
}

} // namespace drivers_test
