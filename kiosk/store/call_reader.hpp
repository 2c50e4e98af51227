// The queue as the public call view sees it: from its own process, read-only, and without anything personal. It
// works while the kiosk runs, restarts, or is not there.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "domain/signed_configuration.hpp"
#include "store/saved.hpp"

namespace liaison::store {

struct Connection;

// What is public of today: numbers, whom they wait for, in which language they are called. No name is ever
// read.
struct CallNews {
    std::vector<domain::Ticket> tickets;
    std::optional<domain::SignedConfiguration> configuration; // in force; nothing: none of the county
    std::vector<domain::SignedStatement> roots;               // that followed the machine's first one
};

class CallReader {
public:
    // Errors: there is no database (yet), or it cannot be read.
    static Saved<CallReader> open(const std::filesystem::path& data_folder);
    CallReader(CallReader&&) noexcept;
    CallReader& operator=(CallReader&&) noexcept;
    ~CallReader();

    // Nothing: no commit since the last look at this day. Costs one look at shared memory then.
    Saved<std::optional<CallNews>> news(domain::Day today);

    // The file was moved aside and another begun: what is open here is not the station's any more.
    bool is_replaced() const;

private:
    CallReader(std::filesystem::path file, std::unique_ptr<Connection> connection);

    std::filesystem::path file_;
    std::unique_ptr<Connection> connection_;
    std::uint64_t file_id_ = 0;
    std::optional<std::pair<std::int64_t, domain::Day>> seen_;
};

} // namespace liaison::store
