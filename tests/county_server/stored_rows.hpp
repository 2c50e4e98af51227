// What a county has stored, seen past its program.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "county/seal_opener.hpp"
#include "county_support/county_process.hpp"

namespace liaison::testing {

// For stores that read nothing sealed.
county::SealOpener opens_nothing();

std::string store_place(const CountyProcess& county); // as county::Database takes it

// A connection of the test's own.
std::unique_ptr<soci::session> open_store(const std::string& place);
std::unique_ptr<soci::session> open_store(const CountyProcess& county);

// Every row of every table, "table: column | column", in order.
std::vector<std::string> stored_rows(soci::session& sql);
std::vector<std::string> stored_rows(const CountyProcess& county);

} // namespace liaison::testing
