// Tells that something was plugged in or pulled out, so that nobody has to look again and again.
#pragma once

#include <memory>
#include <string>

namespace drivers {

// Listens to udev, and to folders in which device nodes or links to them come and go. Works with either alone:
// without both it is silent, and devices are found again by the growing pauses only.
class PlugWatch {
public:
    PlugWatch();
    PlugWatch(const PlugWatch&) = delete;
    PlugWatch& operator=(const PlugWatch&) = delete;
    ~PlugWatch();

    // The folder that holds this path, if it exists.
    void watch_folder_of(const std::string& path);

    int descriptor() const; // for poll(); -1 where nothing can be watched
    // Takes what waits, at most some hundred messages. False where none of it is about a device.
    bool take_news();

private:
    struct Sources;
    std::unique_ptr<Sources> sources_;
};

} // namespace drivers
