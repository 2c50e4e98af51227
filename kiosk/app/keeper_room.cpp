#include "app/keeper_room.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/diagnosis.hpp"
#include "app/machine.hpp"
#include "app/world.hpp"

namespace liaison::app {

KeeperRoom::KeeperRoom(KeeperRoomSettings settings, Mailbox& mailbox)
    : settings_(std::move(settings)), mailbox_(mailbox) {
    queue_.start([] {}, [] {}, std::chrono::hours{1});
}

void KeeperRoom::look_at_machine() {
    queue_.post([this] {
        const auto up = std::chrono::duration_cast<std::chrono::seconds>(now().monotonic.since_start);
        mailbox_.post(MachineLookedAt{app::look_at_machine({settings_.data_folder}, up)});
    });
}

void KeeperRoom::write_diagnosis(std::uint64_t session, view::StationReport report) {
    queue_.post([this, session, report = std::move(report)] {
        std::ifstream settings(settings_.settings_file, std::ios::binary);
        const Diagnosis diagnosis{.station_id = settings_.station_id,
                                  .made_at = now().wall,
                                  .report = report,
                                  .settings = {std::istreambuf_iterator<char>(settings), {}},
                                  .log = settings_.log_lines()};
        const auto place = app::write_diagnosis(diagnosis, folder_for("diagnosis"));
        if (place)
            spdlog::info("diagnosis written");
        else
            spdlog::error("no diagnosis: {}", place.error());
        mailbox_.post(flow::Event{flow::DiagnosisExported{session, place ? place->string() : std::string()}});
    });
}

// A file of the same year is replaced: it is the same table, some days later.
void KeeperRoom::write_figures(std::uint64_t session, domain::FigureBook book) {
    queue_.post([this, session, book = std::move(book)] {
        const auto folder = folder_for("figures");
        const auto file = folder / fmt::format("liaison-figures-{}-{}.csv", settings_.station_id, book.year);
        std::error_code failed;
        std::filesystem::create_directories(folder, failed);
        std::ofstream out(file, std::ios::binary);
        out << domain::figures_csv(book, settings_.station_id);
        out.close();
        if (out)
            spdlog::info("figures written");
        else
            spdlog::error("no figures: {} cannot be written", file.string());
        mailbox_.post(flow::Event{flow::FiguresExported{session, out ? file.string() : std::string()}});
    });
}

std::filesystem::path KeeperRoom::folder_for(const char* kind) const {
    return settings_.export_folder.empty() ? settings_.data_folder / kind : settings_.export_folder;
}

} // namespace liaison::app
