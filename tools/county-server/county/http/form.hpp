// Percent-encoding (RFC 3986, 2.1) and queries, in the form of application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "county/http/message.hpp"

namespace liaison::county {

// Nothing: a percent sign without two hex digits behind it, or a zero byte.
std::optional<std::string> percent_decoded(std::string_view text);

// "a=1&b=2" is added to `parameters`; a plus is a space. False: not in the form, or more than 100 fields.
bool add_form(std::string_view text, Parameters& parameters);

} // namespace liaison::county
