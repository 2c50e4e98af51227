// What was sent to the printer, so that a ticket is printed once and never again.
#pragma once

#include <string>
#include <vector>

#include "store/saved.hpp"

namespace liaison::store {

class Database;

class PrintJobs {
public:
    explicit PrintJobs(Database& database) : database_(database) {}

    // True: nothing was ever printed for this id; from now on something is, so print it. False: it is printed
    // already, or its printing was broken off; it must not be printed again.
    Saved<bool> begin(const std::string& id, const std::string& number, domain::WallTime now);

    // `outcome`: a word for the keeper. A job that was never begun here is ignored.
    Saved<void> finish(const std::string& id, const std::string& outcome);

    // At the start of the program: jobs that were under way when it ended are closed. Gives the numbers of
    // those that were begun after `since`, oldest first: their people may still stand there without paper.
    Saved<std::vector<std::string>> close_interrupted(domain::WallTime since);

    // Forgets what was begun before.
    Saved<void> purge(domain::WallTime before);

private:
    Database& database_;
};

} // namespace liaison::store
