#include "typing/engines.hpp"

namespace liaison::typing {

std::unique_ptr<Engines> load_engines(const std::filesystem::path& folder) {
    auto engines = std::make_unique<Engines>();
    if (auto pinyin = PinyinEngine::open(folder / "pinyin"))
        engines->pinyin = *std::move(pinyin);
    else
        engines->troubles.push_back("pinyin: " + pinyin.error());
    if (auto model = CharacterModel::read(folder / "handwriting.model"))
        engines->handwriting = *std::move(model);
    else
        engines->troubles.push_back("handwriting: " + model.error());
    engines->next = NextCharacters::read(folder / "next_characters.txt");
    return engines;
}

} // namespace liaison::typing
