// Prints one batch with all kinds of records, as a kiosk sends it; sealed where a file with the county's
// sealing key is named.

#include <fstream>
#include <iostream>
#include <iterator>

#include "county_support/samples.hpp"
#include "domain/personal.hpp"

int main(int argc, char** argv) {
    auto batch = liaison::testing::sample_batch("room-017", 1, 16);
    if (argc > 1) {
        std::ifstream pem(argv[1]);
        const auto key =
            liaison::domain::SealingKey::from_pem({std::istreambuf_iterator<char>(pem), {}}).value();
        for (auto& record : batch.records)
            record.body =
                liaison::domain::seal_body(key, {batch.station_id, record.id, record.kind}, record.body);
    }
    std::cout << liaison::domain::to_json(batch) << "\n";
    return 0;
}
