// The camera's pictures on the screen: what it sees now, and a photographed sheet that is looked at. Nothing is
// kept longer than it is shown.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/message.hpp"
#include "ui/portrait.hpp"

namespace liaison::app {

class CameraPictures {
public:
    // What the camera is used for now, and the sheet that is looked at; empty: none. What belongs to something
    // else goes.
    void show(drivers::CameraUse use, const std::string& sheet_id);

    // False: it shows something that nobody looks at any more.
    bool take(const CameraSees& seen);
    bool take(const SheetSeen& seen);

    // For the screen; nothing: there is none yet.
    const ui::Picture* picture() const { return picture_.get(); }

    // The sheet under the camera, as it is seen.
    const std::optional<drivers::GreyPicture>& paper() const { return paper_; }

    void clear();

private:
    drivers::CameraUse use_ = drivers::CameraUse::off;
    std::string sheet_id_;
    std::unique_ptr<ui::Picture> picture_;
    std::optional<drivers::GreyPicture> paper_;
};

} // namespace liaison::app
