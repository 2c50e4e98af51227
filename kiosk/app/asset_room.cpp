#include "app/asset_room.hpp"

#include <algorithm>
#include <cmath>

#include <spdlog/spdlog.h>

#include "app/world.hpp"
#include "ui/picture_file.hpp"

namespace liaison::app {

namespace {

constexpr std::chrono::hours nothing_else{24};

ui::Image fitted(const ui::Image& image) {
    const int longer = std::max(image.width, image.height);
    if (longer <= notice_picture_px) return image;
    const double factor = static_cast<double>(notice_picture_px) / longer;
    return ui::shrunk(image, static_cast<int>(std::lround(image.width * factor)),
                      static_cast<int>(std::lround(image.height * factor)));
}

} // namespace

tl::expected<ui::Image, std::string> read_for_screen(const std::string& file, view::PictureUse use) {
    return ui::read_picture(std::as_bytes(std::span(file))).map([&](const ui::Image& image) {
        return use == view::PictureUse::portrait ? ui::square_portrait(image, portrait_px) : fitted(image);
    });
}

AssetRoom::AssetRoom(AssetRoomSettings settings, Mailbox& mailbox)
    : settings_(std::move(settings)), mailbox_(mailbox), files_(settings_.folder) {
    queue_.start([] {}, [] {}, nothing_else);
}

void AssetRoom::follow(AssetsNamed news, std::function<void()> then) {
    if (settings_.is_desk) return;
    queue_.post([this, news = std::move(news), then = std::move(then)] {
        {
            const std::lock_guard lock(mutex_);
            wanted_ = news.wanted;
            told_of_room_ = false;
            const auto deleted = news.are_all ? files_.keep_only(news.kept) : 0;
            if (deleted > 0) spdlog::info("{} files that no configuration names were deleted", deleted);
        }
        then();
    });
}

// ---- from the county ----

tl::expected<std::optional<domain::AssetWish>, std::string> AssetRoom::next_wish() {
    const std::lock_guard lock(mutex_);
    for (const domain::Asset& asset : wanted_) {
        if (files_.has(asset)) continue;
        const std::int64_t begun = files_.begun(asset);
        if (begun == asset.bytes) { // the program ended before it had its name
            const auto finished = files_.finish(asset);
            if (!finished) return tl::unexpected(finished.error().detail);
            mailbox_.post(AssetArrived{});
            continue;
        }
        const std::int64_t left = asset.bytes - begun;
        if (!has_room_for(left)) return std::nullopt;
        return domain::AssetWish{asset, begun, std::min(left, domain::asset_part_bytes)};
    }
    return std::nullopt;
}

// Records have the disk first: pictures wait while it is short of room.
bool AssetRoom::has_room_for(std::int64_t bytes) {
    std::error_code failed;
    const auto space = std::filesystem::space(settings_.folder.parent_path(), failed);
    const auto needed = static_cast<std::uint64_t>(bytes);
    const bool has_room = !failed && space.available > needed &&
                          domain::disk_room(space.available - needed, settings_.disk_kept_back,
                                            domain::DiskRoom::short_of) == domain::DiskRoom::ample;
    if (!has_room && !std::exchange(told_of_room_, true))
        spdlog::warn("the disk has no room for what the configuration shows");
    return has_room;
}

tl::expected<void, std::string> AssetRoom::take_part(const domain::AssetWish& wish,
                                                     const std::string& content) {
    const std::lock_guard lock(mutex_);
    const auto is_whole = files_.append(wish.asset, wish.first_byte, content);
    if (!is_whole) return tl::unexpected(is_whole.error().detail);
    if (*is_whole) {
        spdlog::info("a file of {} bytes that the configuration names has arrived", wish.asset.bytes);
        mailbox_.post(AssetArrived{});
    }
    return {};
}

void AssetRoom::put_off(const domain::AssetWish& wish) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find(wanted_.begin(), wanted_.end(), wish.asset);
    if (found != wanted_.end()) std::rotate(found, found + 1, wanted_.end());
}

// ---- for the screens ----

void AssetRoom::read(std::vector<view::PictureKey> keys) {
    if (keys.empty()) return;
    queue_.post([this, keys = std::move(keys)] {
        for (const view::PictureKey& key : keys)
            mailbox_.post(read_one(key));
        give_memory_back();
    });
}

void AssetRoom::read_texts(std::vector<domain::LanguagePackFile> packs) {
    queue_.post([this, packs = std::move(packs)] {
        LanguagePacksRead news;
        for (const domain::LanguagePackFile& named : packs) {
            const auto file = read_whole(named.texts);
            if (!file) continue;
            auto pack = domain::parse_language_pack(*file);
            if (pack)
                news.packs.push_back(*std::move(pack));
            else
                spdlog::warn("a language pack is not used: {}", pack.error());
        }
        mailbox_.post(std::move(news));
    });
}

// What the disk has spoiled is fetched anew. Nothing: it is not here.
std::optional<std::string> AssetRoom::read_whole(const domain::Asset& asset) {
    if (!files_.has(asset)) return std::nullopt;
    auto file = files_.read(asset);
    if (file) return *std::move(file);
    spdlog::error("a file of the configuration is on the disk not what it was");
    const std::lock_guard lock(mutex_);
    if (!settings_.is_desk) files_.remove(asset);
    return std::nullopt;
}

PictureRead AssetRoom::read_one(const view::PictureKey& key) {
    const auto file = read_whole(key.asset);
    if (!file) return {key, std::nullopt};
    auto image = read_for_screen(*file, key.use);
    if (!image) spdlog::warn("a picture is not shown: {}", image.error());
    return {key, image ? std::optional(*std::move(image)) : std::nullopt};
}

} // namespace liaison::app
