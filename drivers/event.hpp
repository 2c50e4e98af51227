// Everything that devices tell, as values.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "drivers/id_card/id_card.hpp"

namespace drivers {

enum class DeviceKind { card_reader, code_scanner, receipt_printer, camera };
enum class DeviceState {
    absent,   // not plugged in, or not to be opened
    starting, // open, not heard of yet
    ready,
    ill, // there, but of no use: the detail says why
};

struct CardRead {
    IdCard card;
};

// The card that was read has left the field.
struct CardGone {};

enum class CardTroubleKind {
    hold_still,          // the card moved: ask for it again
    not_a_resident_card, // a transport card, a bank card, ...
    cannot_be_read,      // card and reader refused each other, or the content is not what it should be
    check_failed,        // read, but the number's check digit is wrong: offer typing
};

struct CardTrouble {
    CardTroubleKind kind;
};

// The card reader's security module, for the keeper: its number as it is printed on papers of the maker (empty:
// not known yet) and the status byte that it answered last (id-card-reader.md 5; 90: ready). Each change is
// told once.
struct CardModuleSeen {
    std::string number;
    std::optional<std::uint8_t> status;
    bool operator==(const CardModuleSeen&) const = default;
};

// The bytes of one scan without the end mark. Whose code it is, and whether it is text, is decided elsewhere.
struct CodeScanned {
    std::string bytes;
};

enum class CodeRefusal {
    too_long,
    keys_lost, // a part of it never came: scan again
    not_text,  // characters that keys cannot carry for certain: the scanner belongs into its serial mode
};

struct CodeRefused {
    CodeRefusal reason;
};

enum class PrintOutcome {
    printed,          // the printer said so, or the file is on disk
    probably_printed, // no answer for this ticket, but the printer is well
    sent,             // a printer that answers nothing
    no_paper,
    cover_open,
    cutter_error,
    offline,
    timed_out, // well, as far as it tells, but never finished: dropped
    busy,      // another job is under way; this one was not begun
    lost,      // the printer vanished or was not there
};

// "printed", "no_paper": a word for records and logs.
const char* to_string(PrintOutcome outcome);

struct PrintFinished {
    std::string job_id;
    PrintOutcome outcome;
};

enum class PrinterCondition { well, near_end, paper_out, cover_open, cutter_error, offline };

struct PrinterConditionChanged {
    PrinterCondition condition;
};

struct DeviceStateChanged {
    DeviceKind kind;
    DeviceState state;
    std::string detail_for_keeper; // technical; never personal data
};

using Event = std::variant<CardRead, CardGone, CardTrouble, CodeScanned, CodeRefused, PrintFinished,
                           PrinterConditionChanged, DeviceStateChanged, CardModuleSeen>;

// Called on the device loop's thread.
using EventSink = std::function<void(Event)>;

} // namespace drivers
