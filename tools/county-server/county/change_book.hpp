// Changes of configurations from their proposal to their end. Several server processes may look after the same
// ones: each step is taken once, under the change's lock, together with what it publishes; whoever dies between
// two steps leaves the next one to the others.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "county/change.hpp"
#include "county/change_proposal.hpp"
#include "county/configuration_store.hpp"
#include "county/database.hpp"

namespace liaison::county {

class ChangeBook {
public:
    ChangeBook(Database& database, ConfigurationStore& configurations)
        : database_(database), configurations_(configurations) {}

    // Checks the document that each station would get. Gives the change's id.
    tl::expected<std::string, Refusal> propose(const Proposal& proposal, const std::string& by,
                                               domain::WallTime now);

    enum class Approval { by_anybody, by_another }; // than the author

    // Looks once more whether it still fits what the stations have. Its first stage goes out with the next
    // advance().
    using Done = tl::expected<void, Refusal>;
    Done approve(const std::string& id, const std::string& by, Approval rule, domain::WallTime now);
    Done reject(const std::string& id, const std::string& by, const std::string& reason, domain::WallTime now);
    Done halt(const std::string& id, const std::string& by, const std::string& reason, domain::WallTime now);
    // Goes on without the stations that have failed.
    Done resume(const std::string& id, const std::string& by, domain::WallTime now);
    // Stations whose newest version is the change's get their sections as they were, with the next advance().
    Done take_back(const std::string& id, const std::string& by, const std::string& reason,
                   domain::WallTime now);

    // Does what is to be done next. True: something was published, for which somebody may wait.
    bool advance(domain::WallTime now); // all that are open; trouble with one holds up no other
    // At `most` stations of this one.
    bool advance(const std::string& id, domain::WallTime now, std::size_t most = max_stations_of_change);

    std::optional<Change> find(const std::string& id);
    std::vector<Change> newest(std::int64_t before, std::int64_t most); // before 0: the newest of all
    std::vector<HistoryLine> history(const std::string& id);
    ChangeSections sections(const std::string& id);
    std::map<std::string, StationNews> news(const std::string& id);
    // Which change brought a version of the station; versions that none brought are missing.
    std::map<std::int64_t, std::string> authors_of_versions(const std::string& station);

private:
    // What one change is about to become, if `permit` has nothing against it.
    struct Turn {
        ChangeState state;
        std::string what; // of the history
        std::string by;
        std::string reason;
    };
    template <class Permit>
    Done turn(const std::string& id, const Turn& turn, domain::WallTime now, Permit permit);

    RolloutStep take_step(const std::string& id, domain::WallTime now);
    bool publish_part(const std::string& id, const std::string& station, domain::WallTime now);
    bool take_back_parts(const std::string& id, domain::WallTime now, std::size_t most);
    bool take_back_part(const std::string& id, const std::string& station, domain::WallTime now);

    Database& database_;
    ConfigurationStore& configurations_;
};

} // namespace liaison::county
