// Opens what kiosks sealed to the county: personal members of records, and photographed sheets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/personal.hpp"

namespace liaison::county {

class SealOpener {
public:
    explicit SealOpener(domain::OpeningKey key) : key_(std::move(key)) {}

    // Each record as it was before it was sealed; one that was not stays as it is. Errors: one sentence, for
    // the answer and for who looks into it.
    std::vector<tl::expected<domain::WireRecord, std::string>> open(const domain::RecordBatch& batch) const;

    // Nothing: it does not open, which is logged.
    std::optional<std::string> open_sheet(const std::string& station, const std::string& sheet_id,
                                          const std::string& content) const;

private:
    domain::OpeningKey key_;
};

} // namespace liaison::county
