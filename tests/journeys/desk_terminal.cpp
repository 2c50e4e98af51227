#include "desk_terminal.hpp"

#include <signal.h>

#include <stdexcept>

namespace journeys {

void DeskTerminal::start() {
    begin_log();
    program_ = std::make_unique<Process>(std::vector<std::string>{LIAISON_PROGRAMS "/liaison-kiosk", "--desk",
                                                                  "--config", log("kiosk.toml"), "--data",
                                                                  log("data"), "--screen-map", map_file()},
                                         program_log(), environment());
}

void DeskTerminal::kill() {
    program_->send_signal(SIGKILL);
    program_->wait();
    forget_screen();
}

void DeskTerminal::wait_for_draft(const Station& station, const std::string& text) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    const std::string sql = "SELECT count(*) FROM reception_drafts JOIN tickets ON tickets.id = ticket_id WHERE"
                            " opened(body, check_in_id, 'reception_drafts.body/' || ticket_id) LIKE '%" +
                            text + "%'";
    while (station.kiosk_reads(sql) != "1") {
        if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("no draft holds " + text);
        read_map(std::chrono::milliseconds{50}); // whatever the screen tells meanwhile
    }
}

} // namespace journeys
