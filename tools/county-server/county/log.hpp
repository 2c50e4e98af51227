// Lines of the log are words of the form key=value (logfmt).
#pragma once

#include <string>
#include <string_view>

namespace liaison::county {

// A value: in quotes where it has a space, a quotation mark, an equals sign or a control character, so that
// nobody can make one line look like two.
std::string in_log(std::string_view value);

} // namespace liaison::county
