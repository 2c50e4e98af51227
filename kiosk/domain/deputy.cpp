#include "domain/deputy.hpp"

namespace liaison::domain {

const std::string& LocalizedText::in(const std::string& language) const {
    static const std::string none;
    if (const auto found = by_language.find(language); found != by_language.end()) return found->second;
    if (const auto chinese = by_language.find("zh"); chinese != by_language.end()) return chinese->second;
    return none;
}

} // namespace liaison::domain
