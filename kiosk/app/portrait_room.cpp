#include "app/portrait_room.hpp"

#include <fstream>

#include <spdlog/spdlog.h>

#include "ui/picture_file.hpp"

namespace liaison::app {

namespace {

constexpr std::chrono::hours nothing_else{24};

// Nothing where there is no such file, or one that is no plain file of a sensible size.
std::optional<std::vector<std::byte>> read_file(const std::filesystem::path& path) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(path, trouble)) return std::nullopt;
    const auto size = std::filesystem::file_size(path, trouble);
    if (trouble || size > ui::largest_picture_file) return std::nullopt;
    std::vector<std::byte> bytes(size);
    std::ifstream file(path, std::ios::binary);
    file.read(static_cast<char*>(static_cast<void*>(bytes.data())), static_cast<std::streamsize>(size));
    if (file.gcount() != static_cast<std::streamsize>(size)) return std::nullopt;
    return bytes;
}

} // namespace

tl::expected<ui::Image, std::string> read_portrait(const std::filesystem::path& folder,
                                                   const std::string& deputy_id) {
    for (const char* kind : {".jpg", ".jpeg", ".png"}) {
        const auto bytes = read_file(folder / (deputy_id + kind)); // ids are letters, digits and dashes
        if (!bytes) continue;
        const auto picture = ui::read_picture(*bytes);
        if (!picture) return tl::unexpected(deputy_id + kind + ": " + picture.error());
        return ui::square_portrait(*picture, portrait_px);
    }
    return tl::unexpected(deputy_id + ": no picture, or one that is too large");
}

PortraitRoom::PortraitRoom(std::filesystem::path folder, Mailbox& mailbox)
    : folder_(std::move(folder)), mailbox_(mailbox) {
    queue_.start([] {}, [] {}, nothing_else);
}

void PortraitRoom::read(std::vector<std::string> deputy_ids) {
    deputy_ids.resize(std::min(deputy_ids.size(), most_portraits));
    queue_.post([this, ids = std::move(deputy_ids)] {
        std::error_code trouble;
        if (!std::filesystem::is_directory(folder_, trouble)) return;
        for (const std::string& id : ids) {
            auto picture = read_portrait(folder_, id);
            if (picture)
                mailbox_.post(PortraitRead{id, *std::move(picture)});
            else
                spdlog::info("portrait of {}", picture.error());
        }
    });
}

} // namespace liaison::app
