#include "county/configuration_sections.hpp"

#include <functional>
#include <map>
#include <optional>

namespace liaison::county {

namespace {

// "pin_hash", "card_hash", "badge_hash".
bool names_hash(const std::string& key) {
    return key.ends_with("_hash");
}

using Visit =
    std::function<void(const std::string& where, const Json& entry, const std::string& key, Json& hash)>;

// `entry` is the object that has it.
void each_hash(Json& value, const std::string& where, const Visit& visit) {
    if (value.is_array())
        for (std::size_t place = 0; place < value.size(); ++place)
            each_hash(value[place], where + "/" + std::to_string(place), visit);
    if (!value.is_object()) return;
    for (auto& [key, member] : value.items()) {
        if (names_hash(key))
            visit(where + "/" + key, value, key, member);
        else
            each_hash(member, where + "/" + key, visit);
    }
}

std::string place_of(const Json& entry, const std::string& key) {
    const auto id = entry.find("id");
    return (id != entry.end() && id->is_string() ? id->get<std::string>() : "") + "/" + key;
}

std::map<std::string, Json> hashes_of(Json section) {
    std::map<std::string, Json> hashes;
    each_hash(section, "", [&](const std::string&, const Json& entry, const std::string& key, Json& hash) {
        hashes[place_of(entry, key)] = hash;
    });
    return hashes;
}

} // namespace

tl::expected<Json, domain::ConfigurationError> with_sections(Json document, const Json& sections) {
    std::optional<domain::ConfigurationError> problem;
    for (const auto& [name, wished] : sections.items()) {
        if (wished.is_null()) {
            document.erase(name);
            continue;
        }
        const auto known = document.contains(name) ? hashes_of(document[name]) : std::map<std::string, Json>{};
        Json section = wished;
        each_hash(section, "/" + name,
                  [&](const std::string& where, const Json& entry, const std::string& key, Json& hash) {
                      if (hash != kept_hash) return;
                      if (const auto found = known.find(place_of(entry, key)); found != known.end())
                          hash = found->second;
                      else if (!problem)
                          problem = {where, "there is no hash that could be kept"};
                  });
        document[name] = std::move(section);
    }
    if (problem) return tl::unexpected(*problem);
    return document;
}

Json sections_named(const Json& document, const std::vector<std::string>& names) {
    Json sections = Json::object();
    for (const std::string& name : names)
        sections[name] = document.contains(name) ? document[name] : Json();
    return sections;
}

std::vector<std::string> names_of(const Json& sections) {
    std::vector<std::string> names;
    for (const auto& [name, value] : sections.items())
        names.push_back(name);
    return names;
}

Json joined(Json sections, const Json& later) {
    for (const auto& [name, value] : later.items())
        sections[name] = value;
    return sections;
}

bool are_same(const Json& left, const Json& right) {
    return nlohmann::json::parse(left.dump()) == nlohmann::json::parse(right.dump());
}

Json with_hashes_hidden(Json value) {
    each_hash(value, "",
              [](const std::string&, const Json&, const std::string&, Json& hash) { hash = kept_hash; });
    return value;
}

Json with_new_hashes_hidden(Json value) {
    each_hash(value, "", [](const std::string&, const Json&, const std::string&, Json& hash) {
        if (hash != kept_hash) hash = new_hash;
    });
    return value;
}

} // namespace liaison::county
