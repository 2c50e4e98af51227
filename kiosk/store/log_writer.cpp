#include "store/log_writer.hpp"

#include <algorithm>

#include "domain/reception_json.hpp"
#include "domain/text.hpp"
#include "store/sheets.hpp"

namespace liaison::store {

using domain::Opinion;
using domain::OpinionEvent;
using domain::OpinionNews;

namespace {

bool is_longer(const std::string& text, std::size_t most) {
    return text.size() > most && domain::code_points(text).size() > most;
}

std::vector<Opinion> opinions_of(const domain::Reception* reception) {
    if (!reception || reception->log.no_matter) return {};
    return reception->log.opinions;
}

// Nobody waits for an answer of the county's.
bool is_settled(const Opinion& opinion) {
    return opinion.route == domain::OpinionRoute::answered_on_the_spot;
}

const Opinion* find(const std::vector<Opinion>& opinions, const std::string& id) {
    const auto found =
        std::find_if(opinions.begin(), opinions.end(), [&](const Opinion& o) { return o.id == id; });
    return found == opinions.end() ? nullptr : &*found;
}

} // namespace

void check_lengths(const domain::ReceptionLog& log) {
    if (log.opinions.size() > domain::max_opinions) refuse("the log has more opinions than allowed");
    for (const Opinion& opinion : log.opinions)
        if (is_longer(opinion.words, domain::max_opinion_words) ||
            is_longer(opinion.answer, domain::max_opinion_answer))
            refuse("a text of the log is longer than allowed");
    if (log.sheets.size() > domain::most_sheets) refuse("the log has more sheets than allowed");
    if (log.visitor.dots() > domain::max_autograph_dots || log.deputy.dots() > domain::max_autograph_dots)
        refuse("a signature is longer than allowed");
}

void LogWriter::write(domain::Reception& reception, const domain::Reception* before, domain::WallTime now) {
    check_lengths(reception.log);
    if (!reception.log.is_complete()) refuse("the log is not complete");
    OpinionNews news{.reception_id = reception.id,
                     .reception_version = reception.version,
                     .check_in_id = reception.check_in_id,
                     .deputy_id = reception.correction ? reception.correction->deputy_id : reception.deputy_id,
                     .language = reception.log.language,
                     .confidential = reception.log.confidential,
                     .at = now};
    if (reception.log.no_matter) reception.log.opinions.clear();
    const auto earlier = opinions_of(before);
    const bool told_otherwise = before && (before->log.confidential != reception.log.confidential ||
                                           before->log.language != reception.log.language);
    for (Opinion& opinion : reception.log.opinions) {
        const Opinion* known = opinion.id.empty() ? nullptr : find(earlier, opinion.id);
        if (!known) opinion.id = domain::make_uuid(random_());
        news.opinion = opinion;
        if (!known)
            raise(news);
        else if (*known != opinion || told_otherwise)
            change(news, OpinionEvent::corrected);
    }
    for (const Opinion& opinion : earlier) {
        news.opinion = opinion;
        if (!find(reception.log.opinions, opinion.id)) change(news, OpinionEvent::withdrawn);
    }
    run(sqlite_,
        "INSERT INTO reception_versions (reception_id, version, written_at, written_by, body)"
        " VALUES (?1, ?2, ?3, ?4, sealed(?5, ?6, 'reception_versions.body/' || ?1 || '/' || ?2))",
        reception.id, reception.version, now, news.deputy_id, domain::to_json(reception),
        reception.check_in_id);
    keep_sheets(sqlite_, reception);
    records_.write(reception);
}

void LogWriter::raise(const OpinionNews& news) {
    const Opinion& opinion = news.opinion;
    run(sqlite_,
        "INSERT INTO opinions (id, reception_id, check_in_id, deputy_id, raised_at, category, grid_cell, "
        "urgency,"
        " route, confidential, words, answer, settled) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
        " sealed(?11, ?3, 'opinions.words/' || ?1), sealed(?12, ?3, 'opinions.answer/' || ?1), ?13)",
        opinion.id, news.reception_id, news.check_in_id, news.deputy_id, news.at, opinion.category,
        opinion.grid_cell, to_string(opinion.urgency), to_string(opinion.route), news.confidential ? 1 : 0,
        opinion.words, opinion.answer, is_settled(opinion) ? 1 : 0);
    add_event(news);
}

void LogWriter::change(OpinionNews news, OpinionEvent event) {
    news.event = event;
    const Opinion& opinion = news.opinion;
    run(sqlite_,
        "UPDATE opinions SET category = ?2, grid_cell = ?3, urgency = ?4, route = ?5, confidential = ?6,"
        " words = sealed(?7, check_in_id, 'opinions.words/' || id),"
        " answer = sealed(?8, check_in_id, 'opinions.answer/' || id), withdrawn = ?9,"
        " settled = CASE WHEN EXISTS (SELECT 1 FROM chain_events WHERE opinion_id = ?1) THEN settled ELSE ?10 "
        "END"
        " WHERE id = ?1",
        opinion.id, opinion.category, opinion.grid_cell, to_string(opinion.urgency), to_string(opinion.route),
        news.confidential ? 1 : 0, opinion.words, opinion.answer, event == OpinionEvent::withdrawn ? 1 : 0,
        is_settled(opinion) ? 1 : 0);
    add_event(news);
}

void LogWriter::add_event(const OpinionNews& news) {
    run(sqlite_,
        "INSERT INTO opinion_events (opinion_id, number, event, at, deputy_id)"
        " SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 FROM opinion_events WHERE opinion_id = ?1",
        news.opinion.id, to_string(news.event), news.at, news.deputy_id);
    records_.write(news);
}

} // namespace liaison::store
