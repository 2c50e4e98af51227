#include "asset_commands.hpp"

#include <iostream>

#include "county/files.hpp"
#include "county/office.hpp"
#include "county/random.hpp"

namespace liaison::county {

namespace {

void note(Office& office, const std::string& action, const std::string& subject, const std::string& outcome) {
    office.audit.add({"command line", action, subject, outcome}, Office::now());
}

} // namespace

void add_asset(const std::string& data, const std::string& database, const std::string& file) {
    Office office(DataFolder(data), database);
    const std::string content = read_file(file);
    const std::string sha256 = sha256_hex(content);
    const auto stored = office.assets.put(
        {.sha256 = sha256, .media = media_of(content), .content = content, .by = "command line"},
        Office::now());
    if (!stored) throw std::runtime_error(file + ": " + stored.error());
    note(office, "store asset", sha256, std::to_string(content.size()) + " bytes");
    std::cout << R"({"sha256":")" << sha256 << R"(","bytes":)" << content.size() << "}\n";
}

void delete_assets(const std::string& data, const std::string& database, int days) {
    Office office(DataFolder(data), database);
    const auto count = office.assets.delete_unused(std::chrono::days{days}, Office::now());
    note(office, "delete unused assets", "", std::to_string(count));
    std::cout << "deleted: " << count << "\n";
}

} // namespace liaison::county
