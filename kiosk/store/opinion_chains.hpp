// What became of opinions: the county's news come in, citizens ask and say whether they are satisfied.
#pragma once

#include <string>
#include <vector>

#include "domain/county_news.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class OpinionChains {
public:
    OpinionChains(Database& database, RandomSource random) : database_(database), random_(std::move(random)) {}

    // Events and cursor in one transaction. What is known is not written twice, what is about opinions that
    // this station never had is passed over; gives how many were new.
    Saved<int> take_news(const domain::CountyNews& news, const domain::ChainRules& rules);
    Saved<std::int64_t> cursor();

    // Of one reception, by its ticket.
    Saved<std::vector<domain::OpinionProgress>> of_ticket(const std::string& ticket_id,
                                                          const domain::ChainRules& rules);
    // All of one person, the newest first; none for an empty key.
    Saved<std::vector<domain::OpinionProgress>> of_person(const std::string& person_key,
                                                          const domain::ChainRules& rules);

    // Those of a deputy that ask for something yet, the most urgent first.
    Saved<std::vector<domain::OpinionProgress>>
    of_deputy(const std::string& deputy_id, const domain::ChainRules& rules, domain::WallTime now);

    // The deputy's own view of the answer. Error `failed`: there is none, or the opinion is another deputy's.
    Saved<domain::OpinionProgress> view(const std::string& opinion_id, const std::string& deputy_id,
                                        domain::Satisfaction view, const domain::ChainRules& rules,
                                        const Moment& now);

    // The citizen's own word. Error `failed`: it is not asked for now.
    Saved<domain::OpinionProgress> say(const std::string& opinion_id, domain::Satisfaction word,
                                       const domain::ChainRules& rules, const Moment& now);

private:
    domain::OpinionProgress add(domain::ChainEvent event, const std::string& deputy_id,
                                const domain::ChainRules& rules, const Moment& now);

    Database& database_;
    RandomSource random_;
};

} // namespace liaison::store
