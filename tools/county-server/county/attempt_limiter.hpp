// Slows down whoever guesses: too many failures, and it must wait, whichever server process it asks.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "county/database.hpp"
#include "domain/time.hpp"

namespace liaison::county {

class AttemptLimiter {
public:
    static constexpr std::chrono::minutes window{5};

    explicit AttemptLimiter(Database& database) : database_(database) {}

    // `what`: which kind of attempt and whose, "sign in clerk". How long it must still wait; nullopt: it may
    // try.
    std::optional<std::chrono::seconds> must_wait(const std::string& what, std::int64_t most_failures,
                                                  domain::WallTime now);
    void failed(const std::string& what, domain::WallTime now);
    void succeeded(const std::string& what);

private:
    Database& database_;
};

} // namespace liaison::county
