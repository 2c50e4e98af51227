#include "county/change_book.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "county/audit.hpp"
#include "county/change_check.hpp"
#include "county/log.hpp"
#include "county/random.hpp"

namespace liaison::county {

namespace {

constexpr const char* by_itself = "rollout"; // who does what nobody of the staff did

Refusal no_such_change() {
    return {404, "no such change", "", ""};
}

Refusal wrong_state(ChangeState state) {
    return {409, std::string("the change is ") + to_string(state), "", ""};
}

bool is_open(ChangeState state) {
    return state == ChangeState::rolling_out || state == ChangeState::halted ||
           state == ChangeState::taken_back;
}

std::string stage_text(const Change& change) {
    return fmt::format("stage {} of {}", change.rollout.stage + 1, change.rollout.parts.back().stage + 1);
}

// In the history and in the audit log, both or neither.
void note(soci::session& sql, const Change& change, const HistoryLine& line, domain::WallTime now) {
    write_history(sql, change.id, {domain::format_wall_time(now), line.who, line.what, line.reason});
    note_deed(sql,
              {line.who, "change: " + line.what, change.id, line.reason.empty() ? change.title : line.reason},
              now);
}

void enter_state(soci::session& sql, const Change& change, ChangeState state, const HistoryLine& line,
                 domain::WallTime now) {
    execute(sql, "UPDATE configuration_change SET state = :state, is_open = :is_open WHERE id = :id",
            {to_string(state), is_open(state) ? 1 : 0, change.id});
    if (!line.reason.empty())
        execute(sql, "UPDATE configuration_change SET reason = :reason WHERE id = :id",
                {line.reason, change.id});
    note(sql, change, line, now);
}

void note_version(soci::session& sql, const Change& change, const std::string& by, const std::string& station,
                  std::int64_t version, domain::WallTime now) {
    note_deed(sql,
              {by, "publish configuration", station, fmt::format("version {}, change {}", version, change.id)},
              now);
    spdlog::info("event=published station={} configuration={} change={}", station, version, change.id);
}

// Of a change that is stored: its stations have a configuration.
tl::expected<Json, Refusal> next_document(soci::session& sql, const std::string& station,
                                          const ChangeSections& sections) {
    return next_document(sql, ConfigurationStore::document(sql, station).value(), station,
                         sections.wished_for(station), sections.parts.at(station).before);
}

std::string told(const Refusal& refusal) {
    return (refusal.where.empty() ? "" : refusal.where + ": ") + refusal.error;
}

// Of the present state, where nothing else is said.
Refusal nothing_published(const std::string& station) {
    return {422, "no configuration was ever published for this station", "/stations", station};
}

const Part* find_part(const Change& change, const std::string& station) {
    const auto found = std::find_if(change.rollout.parts.begin(), change.rollout.parts.end(),
                                    [&](const Part& part) { return part.station == station; });
    return found == change.rollout.parts.end() ? nullptr : &*found;
}

void insert_change(soci::session& sql, const std::string& id, const Proposal& proposal, const std::string& by,
                   domain::WallTime now) {
    execute(sql,
            "INSERT INTO configuration_change (id, title, proposed_by, proposed_at, state, reason, is_open,"
            " sections, section_names, watch_minutes, stage)"
            " VALUES (:id, :title, :by, :now, :state, '', 0, :sections, :names, :watch, 0)",
            {id, proposal.title, by, domain::format_wall_time(now), to_string(ChangeState::proposed),
             proposal.sections.dump(), Json(proposal.section_names()).dump(), proposal.watch.count()});
}

struct NewPart {
    std::string station;
    std::size_t stage;
    std::int64_t before_version;
    Json before;
};

void insert_part(soci::session& sql, const std::string& id, std::size_t place, const Proposal& proposal,
                 const NewPart& part) {
    const auto own = proposal.sections_of.find(part.station);
    execute(sql,
            "INSERT INTO change_part (change_id, station, place, stage, state, sections, sections_before,"
            " before_version, why) VALUES (:id, :station, :place, :stage, :state, :sections, :before, "
            ":version, '')",
            {id, part.station, place, part.stage, to_string(PartState::waiting),
             own == proposal.sections_of.end() ? "{}" : own->second.dump(), part.before.dump(),
             part.before_version});
}

// What the author saw is still so, as far as the change touches it.
std::optional<Refusal> conflict_with_basis(soci::session& sql, const Proposal& proposal,
                                           const StoredConfiguration& newest, const std::string& station) {
    const auto basis = proposal.based_on.find(station);
    if (basis == proposal.based_on.end() || basis->second == newest.version) return std::nullopt;
    const auto seen = ConfigurationStore::document(sql, station, basis->second);
    if (!seen) return Refusal{422, "no such version", "/based_on/" + station, station};
    const auto names = names_of(proposal.sections_for(station));
    return conflict_of(Json::parse(newest.document), newest.version, station,
                       sections_named(Json::parse(seen->document), names));
}

tl::expected<NewPart, Refusal> checked_part(soci::session& sql, const Proposal& proposal,
                                            const std::string& station, std::size_t stage) {
    const auto newest = ConfigurationStore::document(sql, station);
    if (!newest) return tl::unexpected(nothing_published(station));
    if (const auto conflict = conflict_with_basis(sql, proposal, *newest, station))
        return tl::unexpected(*conflict);
    const Json sections = proposal.sections_for(station);
    const Json before = sections_named(Json::parse(newest->document), names_of(sections));
    if (const auto next = next_document(sql, *newest, station, sections, before); !next)
        return tl::unexpected(next.error());
    return NewPart{station, stage, newest->version, before};
}

tl::expected<std::vector<NewPart>, Refusal> checked_parts(soci::session& sql, const Proposal& proposal) {
    std::vector<NewPart> parts;
    for (std::size_t stage = 0; stage < proposal.stages.size(); ++stage)
        for (const std::string& station : proposal.stages[stage]) {
            auto part = checked_part(sql, proposal, station, stage);
            if (!part) return tl::unexpected(part.error());
            parts.push_back(*std::move(part));
        }
    return parts;
}

} // namespace

tl::expected<std::string, Refusal> ChangeBook::propose(const Proposal& proposal, const std::string& by,
                                                       domain::WallTime now) {
    const auto checked = database_.use([&](soci::session& sql) { return checked_parts(sql, proposal); });
    if (!checked) return tl::unexpected(checked.error());
    const std::vector<NewPart>& parts = *checked;
    const std::string id = new_uuid();
    database_.change(Lock::rows(), [&](soci::session& sql) {
        insert_change(sql, id, proposal, by, now);
        for (std::size_t place = 0; place < parts.size(); ++place)
            insert_part(sql, id, place, proposal, parts[place]);
        note(sql, *read_change(sql, id), {"", by, "proposed", ""}, now);
    });
    return id;
}

template <class Permit>
ChangeBook::Done ChangeBook::turn(const std::string& id, const Turn& aim, domain::WallTime now, Permit permit) {
    return database_.change(Lock::rollout(id), [&](soci::session& sql) -> Done {
        const auto change = read_change(sql, id);
        if (!change) return tl::unexpected(no_such_change());
        if (const std::optional<Refusal> refusal = permit(*change)) return tl::unexpected(*refusal);
        enter_state(sql, *change, aim.state, {"", aim.by, aim.what, aim.reason}, now);
        if (change->rollout.state == ChangeState::proposed)
            execute(sql, "UPDATE configuration_change SET decided_by = :by, decided_at = :now WHERE id = :id",
                    {aim.by, domain::format_wall_time(now), id});
        if (aim.state == ChangeState::rolling_out && change->rollout.state == ChangeState::proposed)
            note(sql, *change, {"", by_itself, "stage_published", stage_text(*change)}, now);
        if (aim.state == ChangeState::taken_back)
            execute(sql, "UPDATE configuration_change SET taken_back_by = :by WHERE id = :id", {aim.by, id});
        return {};
    });
}

ChangeBook::Done ChangeBook::approve(const std::string& id, const std::string& by, Approval rule,
                                     domain::WallTime now) {
    const auto permit = [&](const Change& change) -> std::optional<Refusal> {
        if (change.rollout.state != ChangeState::proposed) return wrong_state(change.rollout.state);
        if (rule == Approval::by_another && change.proposed_by == by)
            return Refusal{403, "a change is approved by somebody else than its author", "", ""};
        return std::nullopt;
    };
    // Outside the change, which holds up all others. Whatever comes in between is found when it is published.
    const auto unfit = database_.use([&](soci::session& sql) -> std::optional<Refusal> {
        const auto change = read_change(sql, id);
        if (!change) return no_such_change();
        if (const auto refusal = permit(*change)) return refusal;
        const ChangeSections sections = read_sections(sql, id);
        for (const auto& [station, part] : sections.parts)
            if (const auto next = next_document(sql, station, sections); !next) return next.error();
        return std::nullopt;
    });
    if (unfit) return tl::unexpected(*unfit);
    return turn(id, {ChangeState::rolling_out, "approved", by, ""}, now, permit);
}

namespace {

// Only from one of these states.
auto from(std::vector<ChangeState> states) {
    return [states = std::move(states)](const Change& change) {
        const auto state = change.rollout.state;
        return std::find(states.begin(), states.end(), state) == states.end()
                   ? std::optional(wrong_state(state))
                   : std::nullopt;
    };
}

} // namespace

ChangeBook::Done ChangeBook::reject(const std::string& id, const std::string& by, const std::string& reason,
                                    domain::WallTime now) {
    return turn(id, {ChangeState::rejected, "rejected", by, reason}, now, from({ChangeState::proposed}));
}

ChangeBook::Done ChangeBook::halt(const std::string& id, const std::string& by, const std::string& reason,
                                  domain::WallTime now) {
    return turn(id, {ChangeState::halted, "halted", by, reason}, now, from({ChangeState::rolling_out}));
}

ChangeBook::Done ChangeBook::resume(const std::string& id, const std::string& by, domain::WallTime now) {
    return turn(id, {ChangeState::rolling_out, "resumed", by, ""}, now, from({ChangeState::halted}));
}

ChangeBook::Done ChangeBook::take_back(const std::string& id, const std::string& by, const std::string& reason,
                                       domain::WallTime now) {
    return turn(id, {ChangeState::taken_back, "taken_back", by, reason}, now,
                from({ChangeState::rolling_out, ChangeState::halted, ChangeState::done}));
}

bool ChangeBook::advance(domain::WallTime now) {
    const auto open = database_.use([](soci::session& sql) {
        return select<std::string>(sql,
                                   "SELECT id FROM configuration_change WHERE is_open = 1 ORDER BY number");
    });
    bool has_published = false;
    for (const auto& [id] : open)
        try {
            has_published = advance(id, now) || has_published;
        } catch (const std::exception& error) {
            spdlog::warn("event=rollout change={} error={}", id, in_log(error.what()));
        }
    return has_published;
}

bool ChangeBook::advance(const std::string& id, domain::WallTime now, std::size_t most) {
    auto change = find(id);
    if (!change) return false;
    if (change->rollout.state == ChangeState::taken_back) return take_back_parts(id, now, most);
    RolloutStep step = take_step(id, now);
    while (step.next == RolloutStep::Next::next_stage)
        step = take_step(id, now);
    if (step.next != RolloutStep::Next::publish) return false;
    change = find(id);
    bool has_published = false;
    for (const Part& part : change->rollout.parts)
        if (part.state == PartState::waiting && part.stage <= change->rollout.stage) {
            if (most-- == 0) return has_published;
            has_published = publish_part(id, part.station, now) || has_published;
        }
    return has_published;
}

// Decided once more under the lock: another process may have been quicker.
RolloutStep ChangeBook::take_step(const std::string& id, domain::WallTime now) {
    const auto decide = [&](soci::session& sql) {
        auto change = read_change(sql, id);
        const bool is_under_way = change && (change->rollout.state == ChangeState::rolling_out ||
                                             change->rollout.state == ChangeState::halted);
        auto step = is_under_way ? next_step(change->rollout, read_news(sql, id), now) : RolloutStep{};
        return std::pair{std::move(change), std::move(step)};
    };
    using Next = RolloutStep::Next;
    const auto expected = database_.use(decide).second;
    if (expected.observed.empty() && (expected.next == Next::nothing || expected.next == Next::publish))
        return expected;
    return database_.change(Lock::rollout(id), [&](soci::session& sql) {
        auto [change, step] = decide(sql);
        for (const Part& part : step.observed)
            write_part(sql, id, part);
        if (step.next == Next::halt)
            enter_state(sql, *change, ChangeState::halted, {"", by_itself, "halted", step.why}, now);
        if (step.next == Next::finish)
            enter_state(sql, *change, ChangeState::done, {"", by_itself, "done", ""}, now);
        if (step.next == Next::next_stage) {
            ++change->rollout.stage;
            execute(sql, "UPDATE configuration_change SET stage = :stage WHERE id = :id",
                    {change->rollout.stage, id});
            note(sql, *change, {"", by_itself, "stage_published", stage_text(*change)}, now);
        }
        return step;
    });
}

// The version and the note that it is out are kept together or not at all. What cannot be published any more
// halts the change.
bool ChangeBook::publish_part(const std::string& id, const std::string& station, domain::WallTime now) {
    const std::string county = configurations_.county();
    return database_.change(Lock::rollout(id), [&](soci::session& sql) {
        const auto change = read_change(sql, id);
        const Part* waiting = change ? find_part(*change, station) : nullptr;
        if (!waiting || change->rollout.state != ChangeState::rolling_out ||
            waiting->state != PartState::waiting || waiting->stage > change->rollout.stage)
            return false;
        hold(sql, Lock::station(station));
        const std::int64_t before_version = ConfigurationStore::document(sql, station).value().version;
        auto next = next_document(sql, station, read_sections(sql, id, station));
        Part part = *waiting;
        part.since = now;
        if (next) {
            const auto version = configurations_.publish(
                sql, {next->dump(), station, change->decided_by, VersionRule::assign_next}, county, now);
            if (version)
                part.version = *version;
            else
                next = tl::unexpected(Refusal{422, version.error().what, version.error().where, station});
        }
        part.state = next ? PartState::published : PartState::failed;
        part.why = next ? "" : told(next.error());
        write_part(sql, id, part);
        if (!next) {
            enter_state(sql, *change, ChangeState::halted, {"", by_itself, "halted", station + ": " + part.why},
                        now);
            return false;
        }
        execute(sql,
                "UPDATE change_part SET before_version = :before WHERE change_id = :id AND station = :station",
                {before_version, id, station});
        note_version(sql, *change, change->decided_by, station, *part.version, now);
        return true;
    });
}

bool ChangeBook::take_back_parts(const std::string& id, domain::WallTime now, std::size_t most) {
    const auto change = find(id);
    bool has_published = false;
    for (const Part& part : change->rollout.parts)
        if (part.state != PartState::taken_back && part.state != PartState::skipped) {
            if (most-- == 0) return has_published;
            has_published = take_back_part(id, part.station, now) || has_published;
        }
    database_.change(Lock::rollout(id), [&](soci::session& sql) {
        execute(sql, "UPDATE configuration_change SET is_open = 0 WHERE id = :id", {id});
    });
    return has_published;
}

bool ChangeBook::take_back_part(const std::string& id, const std::string& station, domain::WallTime now) {
    const std::string county = configurations_.county();
    return database_.change(Lock::rollout(id), [&](soci::session& sql) {
        const auto change = read_change(sql, id);
        Part part = *find_part(*change, station);
        if (part.state == PartState::taken_back || part.state == PartState::skipped) return false;
        hold(sql, Lock::station(station));
        const auto newest = ConfigurationStore::document(sql, station);
        std::optional<std::int64_t> version;
        if (!part.version) {
            if (part.why.empty()) part.why = "it was not published here";
        } else if (newest->version != *part.version) {
            part.why = fmt::format("version {} was published since", newest->version);
        } else {
            const auto before = with_sections(Json::parse(newest->document),
                                              read_sections(sql, id, station).parts.at(station).before);
            const auto published = configurations_.publish(
                sql, {before->dump(), station, change->taken_back_by, VersionRule::assign_next}, county, now);
            if (published) version = *published;
            part.why = published ? "" : published.error().text();
        }
        part.state = version ? PartState::taken_back : PartState::skipped;
        part.since = now;
        write_part(sql, id, part);
        if (!version) return false;
        execute(
            sql,
            "UPDATE change_part SET taken_back_version = :version WHERE change_id = :id AND station = :station",
            {*version, id, station});
        note_version(sql, *change, change->taken_back_by, station, *version, now);
        return true;
    });
}

std::optional<Change> ChangeBook::find(const std::string& id) {
    return database_.use([&](soci::session& sql) { return read_change(sql, id); });
}

std::vector<Change> ChangeBook::newest(std::int64_t before, std::int64_t most) {
    return database_.use([&](soci::session& sql) { return read_changes(sql, before, most); });
}

std::vector<HistoryLine> ChangeBook::history(const std::string& id) {
    return database_.use([&](soci::session& sql) { return read_history(sql, id); });
}

ChangeSections ChangeBook::sections(const std::string& id) {
    return database_.use([&](soci::session& sql) { return read_sections(sql, id); });
}

std::map<std::string, StationNews> ChangeBook::news(const std::string& id) {
    return database_.use([&](soci::session& sql) { return read_news(sql, id); });
}

std::map<std::int64_t, std::string> ChangeBook::authors_of_versions(const std::string& station) {
    return database_.use([&](soci::session& sql) {
        std::map<std::int64_t, std::string> authors;
        using Number = std::optional<std::int64_t>;
        for (const auto& [id, version, taken_back_version] : select<std::string, Number, Number>(
                 sql, "SELECT change_id, version, taken_back_version FROM change_part WHERE station = :station",
                 {station}))
            for (const Number& brought : {version, taken_back_version})
                if (brought) authors[*brought] = id;
        return authors;
    });
}

} // namespace liaison::county
