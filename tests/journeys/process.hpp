// A child process whose standard output is read line by line, and which never outlives the test.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace journeys {

class Process {
public:
    // Throws std::runtime_error where the program cannot be started. Its standard error goes to `log_file`.
    Process(std::vector<std::string> command, const std::string& log_file,
            std::vector<std::string> environment = {});
    ~Process(); // SIGTERM, then SIGKILL
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // The next line of standard output; nullopt when the time is over or the program has ended.
    std::optional<std::string> next_line(std::chrono::milliseconds at_most);

    // The first line that holds `text`; throws when the time is over, saying what was awaited.
    std::string line_with(const std::string& text, std::chrono::milliseconds at_most);

    void send_signal(int signal) const;
    int wait(); // for its end; the exit status, or 128 + signal
    bool is_running();
    int pid() const { return pid_; }

private:
    std::string name_;
    int pid_ = -1;
    int output_ = -1;
    std::string unread_;
    std::optional<int> status_;
};

struct Finished {
    int status = 0;
    std::string output;
};

// Runs a command to its end and gives what it printed.
Finished run(std::vector<std::string> command, const std::string& log_file, const std::string& input = {});

} // namespace journeys
