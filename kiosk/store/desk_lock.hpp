// One desk at a time beside the kiosk: a lock of its own in the data folder, whose folder is the kiosk's.
#pragma once

#include <filesystem>

#include "store/data_directory.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class DeskLock {
public:
    // Held for this object's life, and gone with its process, however that ends. Error `failed`: another desk
    // has it; no_permission: there is no data folder (yet), or it is not ours.
    static Saved<DeskLock> take(const std::filesystem::path& data_folder);

    // Whether any process has it; takes nothing, so that a desk that comes at this moment is not turned away.
    static bool is_taken(const std::filesystem::path& data_folder);

private:
    explicit DeskLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_;
};

} // namespace liaison::store
