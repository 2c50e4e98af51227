// What the planner asks for, and what it is told about how that went.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "domain/asset.hpp"
#include "domain/county_news.hpp"
#include "domain/sheet.hpp"
#include "domain/slot_hold.hpp"
#include "domain/time.hpp"
#include "domain/wire_record.hpp"

namespace liaison::sync {

// Nothing to do before this moment, unless the outbox grows.
struct Wait {
    domain::MonotonicTime until;
};

struct Send {
    domain::RecordBatch batch;
};

struct FetchConfiguration {
    std::int64_t after = 0; // the version that the station runs
};

// Only when no record waits: facts go before pictures.
struct SendSheetPart {
    domain::SheetUpload upload;
};

// What the county has to tell since then.
struct FetchNews {
    domain::NewsCursor after;
};

// Before all else: a citizen stands there.
struct AskForHold {
    domain::SlotHold hold;
};

// Only when neither a record nor a sheet waits: what a configuration looks like comes after all facts.
struct FetchAssetPart {
    domain::AssetWish wish;
};

using Action =
    std::variant<Wait, Send, FetchConfiguration, FetchNews, SendSheetPart, AskForHold, FetchAssetPart>;

struct BatchAnswered {
    domain::BatchAnswer answer;
};

// The county has sent a configuration, or has said that there is no newer one.
struct ConfigurationAnswered {};

struct NewsAnswered {
    domain::CountyNews news;
};

// The county has so many bytes of the sheet.
struct SheetPartAnswered {
    std::int64_t received = 0;
};

// From the byte on that was asked for.
struct AssetPartAnswered {
    std::string content;
};

struct HoldAnswered {
    bool held = false;
};

// The county says that this batch is too large, or that it cannot be read (413, 400, 422).
struct BatchNotTaken {
    std::string detail;
};

// The county was reached and answered, but with something that makes no sense, or with its own failure (500).
struct Unreadable {
    std::string detail;
};

// The county was reached and asks for patience (503, 429, any status without a better meaning).
struct Unavailable {
    std::optional<std::chrono::seconds> retry_after;
    std::string detail;
};

// The county does not let in whoever shows this certificate, or none (401, 403).
struct NotAllowed {
    std::string detail;
};

// Who answered could not prove to be the county.
struct NotTrusted {
    std::string detail;
};

struct NotReached {
    std::string detail;
    bool too_slow = false; // a time-out: less at a time may get through
};

using Outcome =
    std::variant<BatchAnswered, ConfigurationAnswered, NewsAnswered, SheetPartAnswered, HoldAnswered,
                 AssetPartAnswered, BatchNotTaken, Unreadable, Unavailable, NotAllowed, NotTrusted, NotReached>;

} // namespace liaison::sync
