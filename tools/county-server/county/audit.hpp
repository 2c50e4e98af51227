// What staff did, one line each, only added to: the database refuses to change or remove a line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "county/database.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct Deed {
    std::string who;     // a member of staff, "command line", or "rollout": the county by itself
    std::string action;  // "publish configuration"
    std::string subject; // a station, a name, an opinion's id
    std::string outcome; // "done", "version 3", or why not
};

struct AuditLine {
    std::int64_t number = 0;
    std::string at; // RFC 3339
    Deed deed;
};

// In a change that is under way: it is written down if that is kept.
void note_deed(soci::session& sql, const Deed& deed, domain::WallTime now);

class Audit {
public:
    explicit Audit(Database& database) : database_(database) {}

    void add(const Deed& deed, domain::WallTime now);

    // The newest first; of those with a smaller number than `before`, where that is not 0.
    std::vector<AuditLine> newest(std::int64_t before, std::int64_t most);

private:
    Database& database_;
};

} // namespace liaison::county
