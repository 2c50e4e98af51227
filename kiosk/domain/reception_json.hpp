// Logs and drafts as JSON: what the kiosk keeps of them on its own disk, and the parts that the wire records
// share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "domain/reception.hpp"

namespace liaison::domain {

// The whole log with the content of its opinions; reading gives nothing where it is not in the form. What is
// absent has its default, so that logs of earlier programs can be read.
std::string to_json(const ReceptionDraft& draft);
std::string to_json(const Reception& reception);
std::optional<ReceptionDraft> parse_draft(std::string_view text); // without ticket and beginning
std::optional<Reception> parse_reception(std::string_view text);

nlohmann::json json_of(const Opinion& opinion);
nlohmann::json json_of(const Autograph& autograph);
nlohmann::json json_of(const Correction& correction);
nlohmann::json json_of(const std::vector<Sheet>& sheets);
// Everything of the log but its opinions.
nlohmann::json circumstances_json(const ReceptionLog& log);

// As text; broken bytes in it become U+FFFD.
std::string dump(const nlohmann::json& value);

} // namespace liaison::domain
