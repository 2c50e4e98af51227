#include "app/camera_pictures.hpp"

namespace liaison::app {

namespace {

std::unique_ptr<ui::Picture> on_screen(const drivers::GreyPicture& picture) {
    ui::Image image{picture.width, picture.height, {}};
    image.rgba.reserve(picture.pixels.size() * 4);
    for (const std::uint8_t grey : picture.pixels)
        image.rgba.insert(image.rgba.end(), {grey, grey, grey, 255});
    return std::make_unique<ui::Picture>(image);
}

} // namespace

void CameraPictures::show(drivers::CameraUse use, const std::string& sheet_id) {
    if (use == use_ && sheet_id == sheet_id_) return;
    clear();
    use_ = use;
    sheet_id_ = sheet_id;
}

bool CameraPictures::take(const CameraSees& seen) {
    if (use_ == drivers::CameraUse::off || seen.use != use_) return false;
    picture_ = on_screen(seen.picture);
    if (use_ == drivers::CameraUse::paper) paper_ = seen.picture;
    return true;
}

bool CameraPictures::take(const SheetSeen& seen) {
    if (sheet_id_.empty() || seen.sheet_id != sheet_id_) return false;
    picture_ = on_screen(seen.picture);
    return true;
}

void CameraPictures::clear() {
    picture_.reset();
    paper_.reset();
}

} // namespace liaison::app
