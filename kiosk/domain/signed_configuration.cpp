#include "domain/signed_configuration.hpp"

#include <nlohmann/json.hpp>

#include "domain/digest.hpp"
#include "domain/json_reader.hpp"
#include "domain/wire_reading.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::size_t max_envelope_size =
    3 * max_configuration_size; // most characters of a document need no escape

ConfigurationHeader read_header(JsonReader reader) {
    if (reader.member("kind").text(16) != "configuration") reader.fail("not a configuration's header");
    const auto schema = reader.member("schema").integer(1, 1'000'000);
    if (schema > configuration_schema)
        reader.member("schema").fail("made for a newer program: this one reads up to " +
                                     std::to_string(configuration_schema));
    ConfigurationHeader header{.county = identifier(reader.member("county")),
                               .station = identifier(reader.member("station")),
                               .version = reader.member("version").integer(1, 1'000'000'000'000),
                               .issued = moment(reader.member("issued")),
                               .expires = moment(reader.member("expires")),
                               .sha256 = reader.member("sha256").text(64),
                               .bytes = reader.member("bytes").integer(1, max_configuration_size)};
    reader.no_other_members();
    return header;
}

SignedConfiguration read_signed_configuration(JsonReader reader) {
    SignedConfiguration configuration{read_signed_statement(reader.member("header"), max_header_size),
                                      reader.member("document").document(max_configuration_size)};
    reader.no_other_members();
    return configuration;
}

template <class Value, class Read>
tl::expected<Value, ConfigurationError> read_envelope(std::string_view text, std::size_t most_bytes,
                                                      Read read) {
    if (text.size() > most_bytes) return tl::unexpected(ConfigurationError{"/", "too large"});
    try {
        const json envelope = parse_json(text);
        return read(JsonReader{envelope, ""});
    } catch (const JsonProblem& problem) {
        return tl::unexpected(ConfigurationError{problem.where, problem.what});
    } catch (const json::exception& error) {
        return tl::unexpected(ConfigurationError{"/", std::string("not JSON: ") + error.what()});
    }
}

json value_of(const SignedConfiguration& configuration) {
    return {{"header", json_of(configuration.header)}, {"document", configuration.document}};
}

tl::unexpected<ConfigurationError> refusal(const char* where, std::string what) {
    return tl::unexpected(ConfigurationError{where, std::move(what)});
}

} // namespace

std::string header_statement(const ConfigurationHeader& header) {
    return json{{"kind", "configuration"},
                {"schema", configuration_schema},
                {"county", header.county},
                {"station", header.station},
                {"version", header.version},
                {"issued", format_wall_time(header.issued)},
                {"expires", format_wall_time(header.expires)},
                {"sha256", header.sha256},
                {"bytes", header.bytes}}
        .dump();
}

SignedConfiguration sign_configuration(std::string document, const ConfigurationHeader& about,
                                       const std::vector<SigningKey>& keys) {
    ConfigurationHeader header = about;
    header.sha256 = sha256_hex(document);
    header.bytes = static_cast<std::int64_t>(document.size());
    return {sign_statement(header_statement(header), configuration_purpose, keys), std::move(document)};
}

std::string to_json(const SignedConfiguration& configuration) {
    return value_of(configuration).dump();
}

tl::expected<SignedConfiguration, ConfigurationError> parse_signed_configuration(std::string_view text) {
    return read_envelope<SignedConfiguration>(text, max_envelope_size, read_signed_configuration);
}

tl::expected<OpenedConfiguration, ConfigurationError>
open_configuration(const SignedConfiguration& configuration, const TrustRoot& root,
                   std::string_view station_id) {
    if (!root.is_signed(TrustRole::configuration, configuration_purpose, configuration.header))
        return refusal("/header/signatures", "not signed as this county asks");
    auto header =
        read_envelope<ConfigurationHeader>(configuration.header.statement, max_header_size, read_header);
    if (!header) return refusal("/header/statement", header.error().text());
    if (header->county != root.county()) return refusal("/header/statement", "meant for another county");
    if (header->station != station_id) return refusal("/header/statement", "meant for another station");
    if (header->bytes != static_cast<std::int64_t>(configuration.document.size()) ||
        header->sha256 != sha256_hex(configuration.document))
        return refusal("/document", "not the document that was signed");
    auto parsed = parse_station_configuration(configuration.document);
    if (!parsed) return tl::unexpected(parsed.error());
    if (parsed->station.id != station_id) return refusal("/station/id", "meant for another station");
    if (parsed->version != header->version) return refusal("/version", "not the version that was signed");
    return OpenedConfiguration{*std::move(header), *std::move(parsed)};
}

tl::expected<OpenedConfiguration, ConfigurationError>
open_configuration(const SignedConfiguration& configuration, const TrustChain& chain,
                   std::string_view station_id) {
    auto opened = open_configuration(configuration, chain.newest(), station_id);
    for (auto root = chain.roots().rbegin(); !opened && root != chain.roots().rend(); ++root)
        if (auto earlier = open_configuration(configuration, *root, station_id)) opened = std::move(earlier);
    return opened;
}

tl::expected<OpenedConfiguration, ConfigurationError>
admit_configuration(const SignedConfiguration& configuration, const TrustRoot& root,
                    std::string_view station_id, std::int64_t newest_version, WallTime county_time) {
    auto opened = open_configuration(configuration, root, station_id);
    if (!opened) return opened;
    if (opened->header.version <= newest_version)
        return refusal("/version",
                       "not newer than " + std::to_string(newest_version) + ", which was there before");
    if (opened->header.is_out_of_date(county_time))
        return refusal("/header/statement", "out of date since " + format_wall_time(opened->header.expires));
    return opened;
}

std::string to_json(const ConfigurationNews& news) {
    json value = json::object();
    for (const SignedStatement& root : news.roots)
        value["roots"].push_back(json_of(root));
    if (news.configuration) value["configuration"] = value_of(*news.configuration);
    return value.dump();
}

tl::expected<ConfigurationNews, ConfigurationError> parse_configuration_news(std::string_view text) {
    constexpr std::size_t most = max_envelope_size + 2 * max_roots_at_once * max_root_size;
    return read_envelope<ConfigurationNews>(text, most, [](JsonReader reader) {
        ConfigurationNews news;
        if (reader.has("roots"))
            reader.member("roots").each(max_roots_at_once, [&](const JsonReader& entry) {
                news.roots.push_back(read_signed_statement(entry, max_root_size));
            });
        if (reader.has("configuration"))
            news.configuration = read_signed_configuration(reader.member("configuration"));
        reader.no_other_members();
        return news;
    });
}

} // namespace liaison::domain
