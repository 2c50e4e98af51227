#include "county/reading/spreadsheet.hpp"

#include <array>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <stdlib.h> // NOLINT: mkdtemp is POSIX's
#include <xlsxwriter.h>

#include "county/files.hpp"
#include "domain/text.hpp"

namespace liaison::county {

namespace {

namespace fs = std::filesystem;

// What spreadsheets take for the beginning of a formula or a command, in both widths.
bool begins_as_formula(const std::string& text) {
    constexpr std::array starts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    for (const std::string_view start : starts)
        if (text.starts_with(start)) return true;
    return false;
}

class Csv : public Spreadsheet {
public:
    void add(const Cells& row) override {
        for (std::size_t i = 0; i < row.size(); ++i)
            text_ += (i == 0 ? "" : ",") + csv_cell(row[i]);
        text_ += "\r\n";
    }
    std::string finish() override { return std::move(text_); }

private:
    std::string text_ = "\xEF\xBB\xBF"; // without it spreadsheets take UTF-8 for GBK
};

class PrivateFolder {
public:
    PrivateFolder() {
        std::string name = (fs::temp_directory_path() / "county-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder can be made");
        path_ = name;
    }
    ~PrivateFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    std::string file(const char* name) const { return (path_ / name).string(); }
    std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

// The longest text of a cell, by the format.
constexpr std::size_t most_characters = 32'767;

class Xlsx : public Spreadsheet {
public:
    Xlsx() {
        std::string folder = folder_.path();
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder.data();
        workbook_ = workbook_new_opt(file_.c_str(), &options);
        sheet_ = workbook_ ? workbook_add_worksheet(workbook_, nullptr) : nullptr;
        if (!sheet_) throw std::runtime_error("a spreadsheet cannot be begun");
    }
    ~Xlsx() override {
        if (workbook_) (void)workbook_close(workbook_);
    }
    Xlsx(const Xlsx&) = delete;
    Xlsx& operator=(const Xlsx&) = delete;

    void add(const Cells& row) override {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string text = domain::clean_text(row[i], most_characters);
            const auto column = static_cast<lxw_col_t>(i);
            if (worksheet_write_string(sheet_, next_, column, text.c_str(), nullptr) != LXW_NO_ERROR)
                throw std::runtime_error("a row of a spreadsheet cannot be written");
        }
        ++next_;
    }
    std::string finish() override {
        lxw_workbook* whole = std::exchange(workbook_, nullptr);
        if (const lxw_error error = workbook_close(whole); error != LXW_NO_ERROR)
            throw std::runtime_error(std::string("a spreadsheet cannot be written: ") + lxw_strerror(error));
        return read_file(file_);
    }

private:
    PrivateFolder folder_;
    std::string file_ = folder_.file("rows.xlsx");
    lxw_workbook* workbook_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_row_t next_ = 0;
};

} // namespace

std::string csv_cell(const std::string& text) {
    const std::string plain = (begins_as_formula(text) ? "'" : "") + text;
    if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
    std::string quoted = "\"";
    for (const char letter : plain)
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    return quoted + "\"";
}

std::unique_ptr<Spreadsheet> make_csv() {
    return std::make_unique<Csv>();
}

std::unique_ptr<Spreadsheet> make_xlsx() {
    return std::make_unique<Xlsx>();
}

} // namespace liaison::county
