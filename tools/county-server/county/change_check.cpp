#include "county/change_check.hpp"

#include <fmt/format.h>

namespace liaison::county {

std::optional<Refusal> conflict_of(const Json& document, std::int64_t version, const std::string& station,
                                   const Json& before) {
    const Json present = sections_named(document, names_of(before));
    for (const auto& [name, value] : present.items())
        if (!are_same(value, before.at(name)))
            return Refusal{409, fmt::format("another version, up to {}, has changed it meanwhile", version),
                           "/" + station + "/" + name, station};
    return std::nullopt;
}

tl::expected<Json, Refusal> next_document(soci::session& sql, const StoredConfiguration& newest,
                                          const std::string& station, const Json& sections,
                                          const Json& before) {
    const Json document = Json::parse(newest.document);
    if (const auto conflict = conflict_of(document, newest.version, station, before))
        return tl::unexpected(*conflict);
    auto next = with_sections(document, sections);
    if (!next) return tl::unexpected(Refusal{422, next.error().what, next.error().where, station});
    if (const auto problem = ConfigurationStore::problem_of_next(sql, next->dump(), station))
        return tl::unexpected(Refusal{422, problem->what, problem->where, station});
    return *std::move(next);
}

} // namespace liaison::county
