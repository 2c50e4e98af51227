// Pieces of web pages. Everything that is not our own markup goes through escaped().
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liaison::county {

std::string escaped(std::string_view text); // for text and for attributes in double quotes

// A whole page; `title` is text, `body` is markup.
std::string page(std::string_view title, const std::string& body);

// A table; headings are text, cells are text as well. `empty` is said where there is no row.
std::string table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
                  std::string_view empty);

const std::string& style_sheet();

// The text as a QR code of level M with its quiet zone, as SVG markup. Throws std::runtime_error: it does not
// fit.
std::string qr_svg(const std::string& text);

} // namespace liaison::county
