// Rows of texts as files for a spreadsheet: CSV and XLSX. No cell is ever a formula, whatever somebody said at
// a kiosk.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace liaison::county {

using Cells = std::vector<std::string>;

class Spreadsheet {
public:
    virtual ~Spreadsheet() = default;
    virtual void add(const Cells& row) = 0;
    // The whole file; call it once, last. Throws std::runtime_error: it could not be written.
    virtual std::string finish() = 0;
};

// RFC 4180 in UTF-8 with a byte order mark. A cell that a spreadsheet would take for a formula begins with an
// apostrophe.
std::unique_ptr<Spreadsheet> make_csv();

// Office Open XML; every cell is a text. Rows go to a file that nobody else can open as they come, so that the
// memory does not grow with them. Throws std::runtime_error: there is no room for it.
std::unique_ptr<Spreadsheet> make_xlsx();

// The cell as it stands in a CSV file.
std::string csv_cell(const std::string& text);

} // namespace liaison::county
