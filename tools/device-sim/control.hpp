// The control channel: a unix-domain socket that takes a command a line and answers each with "ok" or "error:
// ...".
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <poll.h>

namespace device_sim {

class Control {
public:
    // Returns nothing for a command that was carried out, else what was wrong with it.
    using OnCommand = std::function<std::string(const std::string&)>;

    Control(std::filesystem::path path, OnCommand on_command);
    Control(const Control&) = delete;
    Control& operator=(const Control&) = delete;
    ~Control();

    void add_to(std::vector<pollfd>& polled) const;
    void on_events(const std::vector<pollfd>& polled);

private:
    void accept_client();
    bool serve(int client);

    std::filesystem::path path_;
    OnCommand on_command_;
    int listener_;
    std::map<int, std::string> clients_; // what each has sent of an unfinished line
};

// Sends one command to a running simulator; the exit code of `device-sim send`: 0 done, 1 refused, 2 nobody
// there.
int send_command(const std::filesystem::path& path, const std::string& command);

} // namespace device_sim
