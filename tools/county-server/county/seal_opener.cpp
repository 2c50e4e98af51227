#include "county/seal_opener.hpp"

#include <spdlog/spdlog.h>

namespace liaison::county {

std::vector<tl::expected<domain::WireRecord, std::string>>
SealOpener::open(const domain::RecordBatch& batch) const {
    std::vector<tl::expected<domain::WireRecord, std::string>> all;
    for (domain::WireRecord record : batch.records) {
        auto body = domain::open_body(key_, {batch.station_id, record.id, record.kind}, record.body);
        if (body) {
            record.body = *std::move(body);
            all.emplace_back(std::move(record));
        } else {
            all.emplace_back(tl::unexpected("the seal does not open: " + body.error()));
        }
    }
    return all;
}

std::optional<std::string> SealOpener::open_sheet(const std::string& station, const std::string& sheet_id,
                                                  const std::string& content) const {
    const auto jpeg = domain::open_sheet(key_, station, sheet_id, {content.begin(), content.end()});
    if (jpeg) return std::string(jpeg->begin(), jpeg->end());
    spdlog::error("sheet {} of {}: {}", sheet_id, station, jpeg.error());
    return std::nullopt;
}

} // namespace liaison::county
