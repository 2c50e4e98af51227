// A printing system that takes pages and prints them when it can; what a printer of pages needs of it.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/receipt_printer/esc_pos.hpp"

namespace drivers {

struct QueueReport {
    bool stopped = false; // prints nothing until somebody starts it again
    bool takes_jobs = true;
    bool says_when_out = false; // "completed" means on paper, not only sent away
    // The reasons come from the printer itself, now. Else they are of the last job: whether they still hold
    // shows only with the next one.
    bool is_live = false;
    std::vector<std::string> reasons{}; // IPP's words: "media-empty", "cover-open-warning"
    std::vector<int> resolutions{};     // dpi that the printer takes; empty: not told
};

enum class QueuedJob { under_way, completed, failed, unknown };

// Every call may take seconds, but ends. An error is one line for the keeper; after it, look() begins anew.
class PrintQueue {
public:
    virtual ~PrintQueue() = default;

    virtual tl::expected<QueueReport, std::string> look() = 0;
    // Gives the queue's number of the job. On an error nothing, or part of it, may have been taken.
    virtual tl::expected<int, std::string> submit(const std::string& title, const DotPicture& page,
                                                  int dpi) = 0;
    virtual tl::expected<QueuedJob, std::string> job(int number) = 0;
    virtual void cancel(int number) = 0;
    // Jobs whose titles begin so, of this user, that are not out yet.
    virtual void cancel_all(const std::string& title_begin) = 0;
};

} // namespace drivers
