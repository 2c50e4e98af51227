// A configuration on its way, and what a kiosk looks at before it believes one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/configuration.hpp"
#include "domain/trust_root.hpp"

namespace liaison::domain {

// What is signed: for whom it is, since when and until when, and which document is meant, to the byte.
struct ConfigurationHeader {
    std::string county;
    std::string station;
    std::int64_t version = 0; // the document's own
    WallTime issued, expires;
    std::string sha256;     // of the document
    std::int64_t bytes = 0; // of the document
    bool is_out_of_date(WallTime county_time) const { return expires <= county_time; }
};

// As JSON: {"header": {"statement": "...", "signatures": [...]}, "document": "..."}, and "roots" where the
// county has newer ones than the kiosk said it knows.
struct SignedConfiguration {
    SignedStatement header;
    std::string document;
    bool operator==(const SignedConfiguration&) const = default;
};

inline constexpr std::string_view configuration_purpose = "liaison station configuration 2";
inline constexpr std::size_t max_header_size = 4 * 1024; // bytes
inline constexpr int configuration_schema =
    2; // of the header and the document; a program reads those up to its own

SignedConfiguration sign_configuration(std::string document, const ConfigurationHeader& about,
                                       const std::vector<SigningKey>& keys);
std::string header_statement(const ConfigurationHeader& header);

std::string to_json(const SignedConfiguration& configuration);
tl::expected<SignedConfiguration, ConfigurationError> parse_signed_configuration(std::string_view json);

struct OpenedConfiguration {
    ConfigurationHeader header;
    StationConfiguration configuration;
};

// Signatures first, then the header, then that the document is the one that is meant, then its form, then the
// station. Says nothing of its age: a kiosk goes on with what it has when that is out of date.
tl::expected<OpenedConfiguration, ConfigurationError>
open_configuration(const SignedConfiguration& configuration, const TrustRoot& root,
                   std::string_view station_id);

// One that was taken before, opened again: by the newest root under which it is good.
tl::expected<OpenedConfiguration, ConfigurationError>
open_configuration(const SignedConfiguration& configuration, const TrustChain& chain,
                   std::string_view station_id);

// What may become the station's configuration at this moment: opened, newer than all that was ever taken, and
// not out of date, so that nobody can hold a station to what the county said long ago. `county_time`: the best
// that is known.
tl::expected<OpenedConfiguration, ConfigurationError>
admit_configuration(const SignedConfiguration& configuration, const TrustRoot& root,
                    std::string_view station_id, std::int64_t newest_version, WallTime county_time);

// ---- what the county sends ----

struct ConfigurationNews {
    std::vector<SignedStatement> roots; // that follow the one the kiosk knows, in order
    std::optional<SignedConfiguration> configuration;
};

inline constexpr std::size_t max_roots_at_once = 16;

std::string to_json(const ConfigurationNews& news);
tl::expected<ConfigurationNews, ConfigurationError> parse_configuration_news(std::string_view json);

} // namespace liaison::domain
