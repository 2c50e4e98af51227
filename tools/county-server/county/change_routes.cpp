// Changes of configurations, for programs and the pages of staff; and what stations have been given.
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/change_json.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

namespace {

constexpr std::int64_t most_versions = 200;
constexpr std::int64_t most_changes = 100;

void answer(Response& response, const Json& value, int status = 200) {
    response.status = status;
    response.set_content(value.dump(-1, ' ', false, Json::error_handler_t::replace), json_type);
}

void answer_refusal(Response& response, const Refusal& refusal) {
    Json body{{"error", refusal.error}};
    if (!refusal.where.empty()) body["where"] = refusal.where;
    if (!refusal.station.empty()) body["station"] = refusal.station;
    answer(response, body, refusal.status);
}

void answer_change(Response& response, Office& office, const std::string& id, int status = 200) {
    const auto change = office.changes.find(id);
    if (!change) return answer_error(response, 404, "no such change");
    const WholeChange whole{*change, office.changes.sections(id), office.changes.history(id),
                            office.changes.news(id)};
    answer(response, change_as_json(whole, office.two_persons, Office::now()), status);
}

void post_change(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::clerk);
    if (!member || !is_json(request, response)) return;
    const auto proposal = parse_proposal(request.body);
    if (!proposal) return answer_refusal(response, proposal.error());
    const auto id = office.changes.propose(*proposal, member->name, Office::now());
    if (!id) return answer_refusal(response, id.error());
    answer_change(response, office, *id, 201);
}

void get_changes(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::viewer)) return;
    const auto before = number_parameter(request, "before", 0, 0, any_number);
    const auto limit = number_parameter(request, "limit", 50, 1, most_changes);
    if (!before || !limit)
        return answer_error(response, 400, "\"before\" is a number from 0, \"limit\" is 1 to 100");
    Json rows = Json::array();
    Json next;
    for (const Change& change : office.changes.newest(*before, *limit)) {
        rows.push_back(change_row(change, office.two_persons));
        next = change.number;
    }
    if (rows.size() < static_cast<std::size_t>(*limit)) next = nullptr;
    answer(response, {{"changes", std::move(rows)}, {"next", next}});
}

void get_change(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::viewer)) return;
    answer_change(response, office, request.matches[1]);
}

// What is decided is kept by then; what is left for now, because it is much or the store is in trouble, a
// server does within a second or two.
void advance(Office& office, const std::string& id) {
    constexpr std::size_t most_at_once = 40; // stations: about a second
    try {
        office.changes.advance(id, Office::now(), most_at_once);
        office.publications.ring();
    } catch (const StoreTrouble& trouble) {
        spdlog::warn("event=rollout change={} error=\"{}\"", id, trouble.what());
    }
}

struct Deciding {
    std::string id;
    std::string by;
    std::string reason;
};
using Decide = ChangeBook::Done (*)(Office& office, const Deciding& deciding);

// What all that is decided about a change has in common.
Handler decision(Office& office, const char* action, Decide decide) {
    return [&office, action, decide](const Request& request, Response& response) {
        const auto member = admitted_staff(request, response, office, Role::publisher);
        if (!member || !is_json(request, response)) return;
        const auto reason = parse_reason(request.body);
        if (!reason) return answer_refusal(response, reason.error());
        const std::string id = request.matches[1];
        const auto done = decide(office, {id, member->name, *reason});
        if (!done) {
            office.audit.add({member->name, action, id, "refused: " + done.error().error}, Office::now());
            return answer_refusal(response, done.error());
        }
        advance(office, id);
        answer_change(response, office, id);
    };
}

ChangeBook::Done approve(Office& office, const Deciding& deciding) {
    const auto rule = office.two_persons ? ChangeBook::Approval::by_another : ChangeBook::Approval::by_anybody;
    return office.changes.approve(deciding.id, deciding.by, rule, Office::now());
}

ChangeBook::Done reject(Office& office, const Deciding& deciding) {
    return office.changes.reject(deciding.id, deciding.by, deciding.reason, Office::now());
}

ChangeBook::Done halt(Office& office, const Deciding& deciding) {
    return office.changes.halt(deciding.id, deciding.by, deciding.reason, Office::now());
}

ChangeBook::Done resume(Office& office, const Deciding& deciding) {
    return office.changes.resume(deciding.id, deciding.by, Office::now());
}

ChangeBook::Done take_back(Office& office, const Deciding& deciding) {
    return office.changes.take_back(deciding.id, deciding.by, deciding.reason, Office::now());
}

void get_document(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    const std::string station = request.matches[1];
    const auto version = number_parameter(request, "version", 0, 1, any_number);
    if (!version) return answer_error(response, 400, "\"version\" is a whole number from 1");
    const auto stored =
        office.configurations.document(station, *version == 0 ? std::nullopt : std::optional(*version));
    if (!stored) return answer_error(response, 404, "no such version was published for this station");
    const auto authors = office.changes.authors_of_versions(station);
    Json versions = Json::array();
    for (const StoredConfiguration& known : office.configurations.versions(station, most_versions)) {
        versions.push_back({{"version", known.version},
                            {"published_by", known.published_by},
                            {"published_at", known.published_at}});
        if (const auto author = authors.find(known.version); author != authors.end())
            versions.back()["change"] = author->second;
    }
    answer(response, {{"station", station},
                      {"version", stored->version},
                      {"document", with_hashes_hidden(Json::parse(stored->document))},
                      {"published_by", stored->published_by},
                      {"published_at", stored->published_at},
                      {"versions", std::move(versions)}});
}

} // namespace

void add_change_routes(Router& router, Office& office) {
    const std::string change = "/api/v1/changes/{uuid}";
    router.post("/api/v1/changes", with_office(office, post_change), max_proposal_size);
    router.get("/api/v1/changes", with_office(office, get_changes));
    router.get(change, with_office(office, get_change));
    router.post(change + "/approval", decision(office, "approve change", approve));
    router.post(change + "/rejection", decision(office, "reject change", reject));
    router.post(change + "/halt", decision(office, "halt change", halt));
    router.post(change + "/resumption", decision(office, "resume change", resume));
    router.post(change + "/take-back", decision(office, "take change back", take_back));
    router.get("/api/v1/stations/{station}/configuration/document", with_office(office, get_document));
}

} // namespace liaison::county
