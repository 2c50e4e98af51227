// What the keeper's page and the desk want looked up, or written for somebody to take along: on a thread of its
// own, since a disk or a stick may be ill.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/message.hpp"
#include "app/work_queue.hpp"
#include "domain/figures.hpp"
#include "view/station_report.hpp"

namespace liaison::app {

struct KeeperRoomSettings {
    std::string station_id;
    std::filesystem::path data_folder;
    std::filesystem::path settings_file;
    std::filesystem::path export_folder;                 // empty: a folder beside the records
    std::function<std::vector<std::string>()> log_lines; // the newest, oldest first; from any thread
};

class KeeperRoom {
public:
    KeeperRoom(KeeperRoomSettings settings, Mailbox& mailbox);
    ~KeeperRoom() { queue_.stop(); }

    void look_at_machine();                                                  // answered by MachineLookedAt
    void write_diagnosis(std::uint64_t session, view::StationReport report); // answered by DiagnosisExported
    void write_figures(std::uint64_t session, domain::FigureBook book);      // answered by FiguresExported

private:
    std::filesystem::path folder_for(const char* kind) const;

    KeeperRoomSettings settings_;
    Mailbox& mailbox_;
    WorkQueue queue_; // last: its thread ends first
};

} // namespace liaison::app
