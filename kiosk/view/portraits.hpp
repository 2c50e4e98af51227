// The deputies' pictures that are on the graphics card, by deputy. Whoever draws asks; who has none gets
// initials.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "ui/portrait.hpp"

namespace liaison::view {

class Portraits {
public:
    const ui::Picture* find(std::string_view deputy_id) const {
        const auto found = pictures_.find(deputy_id);
        return found == pictures_.end() ? nullptr : found->second.get();
    }
    // Needs the OpenGL context, as does the end of this object.
    void put(const std::string& deputy_id, const ui::Image& image) {
        pictures_[deputy_id] = std::make_unique<ui::Picture>(image);
    }
    void clear() { pictures_.clear(); }

private:
    std::map<std::string, std::unique_ptr<ui::Picture>, std::less<>> pictures_;
};

} // namespace liaison::view
