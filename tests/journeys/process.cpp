#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace journeys {

using Clock = std::chrono::steady_clock;

namespace {

struct Child {
    int pid;
    int output;
    int input;
};

[[noreturn]] void become(std::vector<std::string> command, const std::string& log_file,
                         std::vector<std::string> environment, int input, int output) {
    dup2(input, 0);
    dup2(output, 1);
    const int log = open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(log, 2);
    std::vector<char*> arguments;
    for (std::string& argument : command)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    for (std::string& variable : environment)
        putenv(variable.data());
    execvp(arguments[0], arguments.data());
    _exit(127);
}

Child spawn(const std::vector<std::string>& command, const std::string& log_file,
            const std::vector<std::string>& environment) {
    int output[2], input[2];
    if (pipe2(output, O_CLOEXEC) != 0 || pipe2(input, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int pid = fork();
    if (pid < 0) throw std::runtime_error("cannot fork");
    if (pid == 0) become(command, log_file, environment, input[0], output[1]);
    close(output[1]);
    close(input[0]);
    return {pid, output[0], input[1]};
}

int exit_status(int wait_status) {
    return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
}

} // namespace

Process::Process(std::vector<std::string> command, const std::string& log_file,
                 std::vector<std::string> environment)
    : name_(command.front()) {
    const Child child = spawn(command, log_file, environment);
    pid_ = child.pid;
    output_ = child.output;
    close(child.input);
}

Process::~Process() {
    if (is_running()) {
        send_signal(SIGTERM);
        // A program that is asked to end gets five seconds; its end closes the pipe.
        const auto deadline = Clock::now() + std::chrono::seconds{5};
        while (Clock::now() < deadline && next_line(std::chrono::seconds{1})) {
        }
        if (is_running()) send_signal(SIGKILL);
        wait();
    }
    close(output_);
}

std::optional<std::string> Process::next_line(std::chrono::milliseconds at_most) {
    const auto deadline = Clock::now() + at_most;
    while (true) {
        if (const auto end = unread_.find('\n'); end != std::string::npos) {
            const std::string line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return line;
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd ready{output_, POLLIN, 0};
        if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) <= 0) return std::nullopt;
        char piece[4096];
        const ssize_t size = read(output_, piece, sizeof piece);
        if (size <= 0) return std::nullopt;
        unread_.append(piece, static_cast<std::size_t>(size));
    }
}

std::string Process::line_with(const std::string& text, std::chrono::milliseconds at_most) {
    const auto deadline = Clock::now() + at_most;
    while (const auto line =
               next_line(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
        if (line->find(text) != std::string::npos) return *line;
    throw std::runtime_error(name_ + " did not say \"" + text + "\" in time");
}

void Process::send_signal(int signal) const {
    kill(pid_, signal);
}

int Process::wait() {
    if (!status_) {
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        status_ = exit_status(status);
    }
    return *status_;
}

bool Process::is_running() {
    if (status_) return false;
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == 0) return true;
    status_ = exit_status(status);
    return false;
}

Finished run(std::vector<std::string> command, const std::string& log_file, const std::string& input) {
    const Child child = spawn(command, log_file, {});
    if (!input.empty() && write(child.input, input.data(), input.size()) < 0)
        throw std::runtime_error("cannot write to " + command.front());
    close(child.input);
    Finished finished;
    char piece[4096];
    for (ssize_t size = 0; (size = read(child.output, piece, sizeof piece)) > 0;)
        finished.output.append(piece, static_cast<std::size_t>(size));
    close(child.output);
    int status = 0;
    while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
    }
    finished.status = exit_status(status);
    return finished;
}

} // namespace journeys
