#include "store/shared_slots.hpp"

#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"

namespace liaison::store {

using domain::Confirmation;
using domain::SlotVerdict;
using domain::SlotWord;

namespace {

// A visitor who has come already is received, whatever the county says now.
int decide(VisitWriter& writer, const SlotWord& word) {
    auto appointment = writer.find_appointment(word.appointment_id);
    if (!appointment || appointment->confirmation != Confirmation::asked) return 0;
    const bool refused = word.verdict == SlotVerdict::refused;
    appointment->confirmation = refused ? Confirmation::refused : Confirmation::given;
    if (refused && appointment->state == domain::AppointmentState::booked)
        writer.move(*appointment, domain::AppointmentState::cancelled);
    else
        writer.change(*appointment);
    return 1;
}

void note_elsewhere(SQLite::Database& sqlite, const SlotWord& word) {
    if (word.verdict == SlotVerdict::released)
        run(sqlite, "DELETE FROM taken_elsewhere WHERE appointment_id = ?", word.appointment_id);
    else
        run(sqlite,
            "INSERT INTO taken_elsewhere (appointment_id, deputy_id, start_at, end_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (appointment_id) DO UPDATE SET deputy_id = excluded.deputy_id",
            word.appointment_id, word.deputy_id, word.start, word.end);
}

} // namespace

Saved<int> SharedSlots::take_words(const domain::CountyNews& news, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        int decided = 0;
        for (const SlotWord& word : news.slots)
            if (word.verdict == SlotVerdict::given || word.verdict == SlotVerdict::refused)
                decided += decide(writer, word);
            else
                note_elsewhere(writer.sqlite(), word);
        run(writer.sqlite(), "DELETE FROM taken_elsewhere WHERE end_at < ?", now.wall - std::chrono::hours{24});
        run(writer.sqlite(), "UPDATE slot_cursor SET cursor = max(cursor, ?)", news.cursor.slots);
        return decided;
    });
}

Saved<std::int64_t> SharedSlots::cursor() {
    return guarded(database_.connection(), [&] {
        return number_from(database_.connection().sqlite, "SELECT cursor FROM slot_cursor");
    });
}

} // namespace liaison::store
