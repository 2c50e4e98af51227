// Whoever keeps the files, in memory. All of it may be called from any thread.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "domain/digest.hpp"
#include "sync/asset_port.hpp"

namespace liaison::testing {

class FakeAssets : public sync::AssetPort {
public:
    void want(const domain::Asset& asset) {
        const std::lock_guard lock(mutex_);
        wanted_.push_back(asset);
    }
    // What is here of it already.
    void begin(const std::string& sha256, std::string content) {
        const std::lock_guard lock(mutex_);
        begun_[sha256] = std::move(content);
    }
    void break_disk(bool broken) {
        const std::lock_guard lock(mutex_);
        broken_ = broken;
    }

    tl::expected<std::optional<domain::AssetWish>, std::string> next_wish() override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        for (const domain::Asset& asset : wanted_) {
            if (whole_.contains(asset.sha256)) continue;
            const auto begun = static_cast<std::int64_t>(begun_[asset.sha256].size());
            return domain::AssetWish{asset, begun, std::min(asset.bytes - begun, domain::asset_part_bytes)};
        }
        return std::nullopt;
    }
    tl::expected<void, std::string> take_part(const domain::AssetWish& wish,
                                              const std::string& content) override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        asked_from_.push_back(wish.first_byte);
        std::string& begun = begun_[wish.asset.sha256];
        begun += content;
        if (static_cast<std::int64_t>(begun.size()) < wish.asset.bytes) return {};
        std::string all = std::move(begun);
        begun_.erase(wish.asset.sha256);
        if (domain::sha256_hex(all) != wish.asset.sha256) return tl::unexpected(std::string("another digest"));
        whole_[wish.asset.sha256] = std::move(all);
        return {};
    }
    void put_off(const domain::AssetWish& wish) override {
        const std::lock_guard lock(mutex_);
        std::erase(wanted_, wish.asset);
        wanted_.push_back(wish.asset);
    }

    std::optional<std::string> whole(const std::string& sha256) {
        const std::lock_guard lock(mutex_);
        const auto found = whole_.find(sha256);
        return found == whole_.end() ? std::nullopt : std::optional(found->second);
    }
    std::size_t count() {
        const std::lock_guard lock(mutex_);
        return whole_.size();
    }
    std::vector<std::int64_t> asked_from() { // the first bytes of the parts that came
        const std::lock_guard lock(mutex_);
        return asked_from_;
    }

private:
    std::mutex mutex_;
    std::deque<domain::Asset> wanted_;
    std::map<std::string, std::string> begun_, whole_;
    std::vector<std::int64_t> asked_from_;
    bool broken_ = false;
};

} // namespace liaison::testing
