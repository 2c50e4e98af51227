// What the configuration names by its content: pictures, recordings, texts, as they come.
#include <spdlog/spdlog.h>

#include "app/kiosk.hpp"
#include "app/world.hpp"
#include "language/language_packs.hpp"

namespace liaison::app {

// One that is read before its page comes costs no drawing.
void Kiosk::on(const PictureRead& news) {
    if (!news.image) return pictures_.cannot_be_had(news.key, now().monotonic);
    if (pictures_.put(news.key, *news.image)) window_->request_frame();
}

void Kiosk::on(const LanguagePacksRead& news) {
    if (news.packs == language_packs_) return;
    language_packs_ = news.packs;
    for (const std::string& text : language::use_language_packs(language_packs_))
        spdlog::warn("a text of a language pack is not used: {}", text);
    for (const domain::LanguagePack& pack : language_packs_)
        spdlog::info("{} texts of a language pack are in use: {}", pack.texts.size(), pack.language);
    window_->request_frame();
}

void Kiosk::on(const AssetsNamed& news) {
    asset_room_.follow(news, [this] {
        if (county_) county_->assets_wanted();
    });
}

void Kiosk::on(const AssetArrived&) {
    pictures_.ask_again();
    asset_room_.read_texts(configuration_.language_packs);
    sound_->follow(configuration_.voice, asset_room_.folder());
    window_->request_frame();
}

} // namespace liaison::app
