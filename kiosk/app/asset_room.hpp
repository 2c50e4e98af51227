// Keeps the files that configurations name: takes them from the line to the county part by part, deletes what
// no configuration names any more, and reads pictures and texts for the screens, pictures small, on a thread of
// its own: a large or a broken one costs no frame.
#pragma once

#include <filesystem>
#include <mutex>
#include <vector>

#include "app/message.hpp"
#include "app/work_queue.hpp"
#include "store/asset_files.hpp"
#include "sync/asset_port.hpp"

namespace liaison::app {

inline constexpr int portrait_px = 320;        // side of what is kept
inline constexpr int notice_picture_px = 1024; // its longer side

// As the screens show it. Error: why it cannot be shown, for the log.
tl::expected<ui::Image, std::string> read_for_screen(const std::string& file, view::PictureUse use);

struct AssetRoomSettings {
    std::filesystem::path folder;
    std::uint64_t disk_kept_back = 0; // bytes: see domain::DiskRoom
    bool is_desk = false;             // a guest: reads what the kiosk has fetched
};

class AssetRoom final : public sync::AssetPort {
public:
    AssetRoom(AssetRoomSettings settings, Mailbox& mailbox);

    // `then` is called on the thread when the wishes are the new ones.
    void follow(AssetsNamed news, std::function<void()> then);
    void read(std::vector<view::PictureKey> keys);                // posts a PictureRead for each
    void read_texts(std::vector<domain::LanguagePackFile> packs); // posts LanguagePacksRead
    const std::filesystem::path& folder() const { return settings_.folder; }
    void stop() { queue_.stop(); }

    // sync::AssetPort: from the network's thread. Posts AssetArrived for each that is whole then.
    tl::expected<std::optional<domain::AssetWish>, std::string> next_wish() override;
    tl::expected<void, std::string> take_part(const domain::AssetWish& wish,
                                              const std::string& content) override;
    void put_off(const domain::AssetWish& wish) override;

private:
    bool has_room_for(std::int64_t bytes);
    PictureRead read_one(const view::PictureKey& key);
    std::optional<std::string> read_whole(const domain::Asset& asset);

    AssetRoomSettings settings_;
    Mailbox& mailbox_;
    std::mutex mutex_; // guards what stands below, and whatever writes or deletes files
    store::AssetFiles files_;
    std::vector<domain::Asset> wanted_;
    bool told_of_room_ = false;
    WorkQueue queue_; // last: its thread ends first
};

} // namespace liaison::app
