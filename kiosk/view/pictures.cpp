#include "view/pictures.hpp"

#include <algorithm>

namespace liaison::view {

void Pictures::begin_draw(domain::MonotonicTime now) {
    ++drawing_;
    now_ = now;
}

Pictures::Entry& Pictures::use(const PictureKey& key) {
    const auto [found, is_new] = entries_.try_emplace(key);
    Entry& entry = found->second;
    if (is_new) entry.is_wished = true;
    if (entry.is_absent && now_ >= entry.asked_again) {
        entry.is_absent = false;
        entry.is_wished = true;
    }
    entry.used = drawing_;
    return entry;
}

const ui::Picture* Pictures::find(const PictureKey& key) {
    Entry& entry = use(key);
    entry.drawn = drawing_;
    return entry.picture.get();
}

bool Pictures::is_coming(const PictureKey& key) const {
    const auto found = entries_.find(key);
    return found != entries_.end() && !found->second.picture && !found->second.is_absent;
}

std::vector<PictureKey> Pictures::take_wishes() {
    std::vector<PictureKey> wishes;
    for (auto& [key, entry] : entries_) {
        if (!entry.is_wished) continue;
        entry.is_wished = false;
        wishes.push_back(key);
    }
    return wishes;
}

bool Pictures::put(const PictureKey& key, const ui::Image& image) {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return false; // all were cleared meanwhile
    Entry& entry = found->second;
    bytes_ -= entry.bytes;
    entry.picture = std::make_unique<ui::Picture>(image);
    entry.bytes = static_cast<std::int64_t>(image.rgba.size()) * 4 / 3; // with its smaller copies
    entry.is_absent = false;
    bytes_ += entry.bytes;
    const bool is_missed = entry.drawn == drawing_;
    make_room();
    return is_missed;
}

// What the last drawing used stays, however much that is.
void Pictures::make_room() {
    while (bytes_ > most_bytes) {
        auto oldest = entries_.end();
        for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
            if (entry->second.picture && entry->second.used != drawing_ &&
                (oldest == entries_.end() || entry->second.used < oldest->second.used))
                oldest = entry;
        if (oldest == entries_.end()) return;
        bytes_ -= oldest->second.bytes;
        entries_.erase(oldest);
    }
}

void Pictures::cannot_be_had(const PictureKey& key, domain::MonotonicTime now) {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return;
    found->second.is_absent = true;
    found->second.asked_again = now + asked_again_after;
}

void Pictures::ask_again() {
    std::erase_if(entries_, [](const auto& entry) { return entry.second.is_absent; });
}

void Pictures::clear() {
    entries_.clear();
    bytes_ = 0;
}

} // namespace liaison::view
