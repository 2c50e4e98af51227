// Logs that are written: looked at again, and corrected. A correction is a new version; nothing written is
// changed.
#pragma once

#include <string>
#include <vector>

#include "domain/past_receptions.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class ReceptionLogs {
public:
    ReceptionLogs(Database& database, RandomSource random) : database_(database), random_(std::move(random)) {}

    // `corrected` bears the number after the newest version's and a reason. Its beginning, end, visitor and
    // receiving deputy stay as they were; so do the autographs, which belong to the version that was signed.
    // Error `failed`: there is another version by now, or the log was erased.
    Saved<domain::Reception> correct(const domain::Reception& corrected, const Moment& now);

    // All versions that are still there, the first one first.
    Saved<std::vector<domain::Reception>> versions(const std::string& reception_id);

    // What this deputy wrote since then, the newest first; not what is erased.
    Saved<std::vector<domain::LogSummary>> of_deputy(const std::string& deputy_id, domain::WallTime since);

    // What the visitor of this ticket raised here before, the newest first. What was told to another deputy in
    // confidence is not among it.
    Saved<std::vector<domain::EarlierOpinion>> earlier_opinions(const std::string& ticket_id,
                                                                const std::string& deputy_id);

private:
    Database& database_;
    RandomSource random_;
};

} // namespace liaison::store
