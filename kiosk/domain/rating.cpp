#include "domain/rating.hpp"

#include <algorithm>

namespace liaison::domain {

// Of the forms that counties use, the five that come back in each.
std::vector<RatingAspect> RatingRules::default_aspects() {
    const auto aspect = [](const char* code, const char* zh, const char* en) {
        return RatingAspect{code, LocalizedText{{{"zh", zh}, {"en", en}}}};
    };
    return {aspect("contact", "联系群众", "Keeps in touch with people"),
            aspect("meetings", "参加会议和活动", "Takes part in meetings"),
            aspect("proposals", "提出意见建议", "Puts proposals forward"),
            aspect("results", "推动解决问题", "Sees matters through"),
            aspect("conduct", "品行作风", "Conduct")};
}

bool is_complete(const Ballot& ballot, const RatingRules& rules) {
    return ballot.size() == rules.aspects.size() &&
           std::all_of(rules.aspects.begin(), rules.aspects.end(), [&](const RatingAspect& aspect) {
               return std::any_of(ballot.begin(), ballot.end(),
                                  [&](const RatingEntry& entry) { return entry.aspect == aspect.code; });
           });
}

} // namespace liaison::domain
