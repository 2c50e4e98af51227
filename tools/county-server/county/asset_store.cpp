#include "county/asset_store.hpp"

#include "county/random.hpp"
#include "domain/language_pack.hpp"

namespace liaison::county {

namespace {

constexpr std::int64_t part_bytes = std::int64_t{192} * 1024; // a multiple of three: base64 without filling

// Why it is not what it is said to be; empty: it is.
std::string refusal(const NewAsset& asset) {
    if (asset.content.empty()) return "nothing was sent";
    if (static_cast<std::int64_t>(asset.content.size()) > domain::most_asset_bytes) return "larger than 8 MiB";
    if (sha256_hex(asset.content) != asset.sha256) return "the content has another SHA-256 than the address";
    if (asset.media == bytes_type) return "";
    if (media_of(asset.content) != asset.media) return "the content is not " + asset.media;
    return domain::is_shown_as_picture(domain::look_at_asset(asset.content))
               ? ""
               : "a picture has at most 12 million pixels and 6000 a side";
}

std::optional<AssetFacts> facts_of(soci::session& sql, const std::string& sha256) {
    const auto row = select_one<std::string, std::int64_t>(
        sql, "SELECT media, bytes FROM asset WHERE sha256 = :sha256", {sha256});
    return row ? std::optional(AssetFacts{std::get<0>(*row), std::get<1>(*row)}) : std::nullopt;
}

void insert(soci::session& sql, const NewAsset& asset, domain::WallTime now) {
    execute(sql,
            "INSERT INTO asset (sha256, media, bytes, stored_by, stored_at)"
            " VALUES (:sha256, :media, :bytes, :by, :now)",
            {asset.sha256, asset.media, asset.content.size(), asset.by, domain::format_wall_time(now)});
    for (std::size_t at = 0; at < asset.content.size(); at += part_bytes) {
        const std::string part = asset.content.substr(at, part_bytes);
        execute(sql, "INSERT INTO asset_part (asset, first_byte, base64) VALUES (:asset, :first_byte, :base64)",
                {asset.sha256, at, domain::to_base64(domain::Bytes(part.begin(), part.end()))});
    }
}

// From its parts, beginning with the one that holds `first_byte`, to the one that holds the byte before `end`.
std::string parts_of(soci::session& sql, const std::string& sha256, std::int64_t first_byte, std::int64_t end) {
    std::string content;
    for (const auto& [base64] :
         select<std::string>(sql,
                             "SELECT base64 FROM asset_part WHERE asset = :asset AND first_byte >= :from"
                             " AND first_byte < :to ORDER BY first_byte",
                             {sha256, first_byte / part_bytes * part_bytes, end})) {
        const auto part = domain::from_base64(base64);
        if (!part) throw StoreTrouble("a part of an asset is not in its form");
        content.append(part->begin(), part->end());
    }
    return content;
}

// Why the file, which is here, is not what it is named for; empty: it is.
std::string misuse(soci::session& sql, const domain::LanguagePackFile& named) {
    const auto pack = domain::parse_language_pack(parts_of(sql, named.texts.sha256, 0, named.texts.bytes));
    if (!pack) return "this is no language pack: " + pack.error();
    return pack->language == named.language ? "" : "this is a language pack of \"" + pack->language + "\"";
}

} // namespace

const char* media_of(const std::string& content) {
    switch (domain::look_at_asset(content).form) {
    case domain::AssetForm::png: return png_type;
    case domain::AssetForm::jpeg: return jpeg_type;
    case domain::AssetForm::other: break;
    }
    return bytes_type;
}

tl::expected<bool, std::string> AssetStore::put(const NewAsset& asset, domain::WallTime now) {
    if (const std::string why = refusal(asset); !why.empty()) return tl::unexpected(why);
    return database_.change(Lock::assets(), [&](soci::session& sql) -> tl::expected<bool, std::string> {
        if (!facts_of(sql, asset.sha256)) {
            insert(sql, asset, now);
            return true;
        }
        execute(sql, "UPDATE asset SET stored_by = :by, stored_at = :now WHERE sha256 = :sha256",
                {asset.by, domain::format_wall_time(now), asset.sha256});
        if (asset.media != bytes_type) // it may have come as no picture first
            execute(sql, "UPDATE asset SET media = :media WHERE sha256 = :sha256", {asset.media, asset.sha256});
        return false;
    });
}

std::optional<AssetFacts> AssetStore::find(const std::string& sha256) {
    return database_.use([&](soci::session& sql) { return facts_of(sql, sha256); });
}

std::string AssetStore::read(const std::string& sha256, std::int64_t first_byte, std::int64_t bytes) {
    const std::string content = database_.use(
        [&](soci::session& sql) { return parts_of(sql, sha256, first_byte, first_byte + bytes); });
    const auto skipped = static_cast<std::size_t>(first_byte % part_bytes);
    return skipped < content.size() ? content.substr(skipped, static_cast<std::size_t>(bytes)) : "";
}

// A version was a station's newest until the next one was published.
std::int64_t AssetStore::delete_unused(std::chrono::days age, domain::WallTime now) {
    const std::string since = domain::format_wall_time(now - age);
    return database_.change(Lock::assets(), [&](soci::session& sql) {
        const auto unused = select<std::string>(
            sql,
            "SELECT sha256 FROM asset WHERE stored_at < :brought_since AND NOT EXISTS ("
            "SELECT 1 FROM asset_use WHERE asset_use.asset = asset.sha256 AND NOT EXISTS ("
            "SELECT 1 FROM configuration WHERE configuration.station = asset_use.station"
            " AND configuration.version > asset_use.version AND configuration.published_at < :newest_since))",
            {since, since});
        for (const auto& [sha256] : unused) {
            execute(sql, "DELETE FROM asset_part WHERE asset = :asset", {sha256});
            execute(sql, "DELETE FROM asset WHERE sha256 = :sha256", {sha256});
        }
        return static_cast<std::int64_t>(unused.size());
    });
}

std::optional<domain::ConfigurationError> problem_of_assets(soci::session& sql,
                                                            const domain::StationConfiguration& configuration) {
    for (const domain::NamedAsset& named : configuration.assets()) {
        const auto wrong = [&](const std::string& what, const std::string& member) {
            return domain::ConfigurationError{named.where + member, what};
        };
        const auto facts = facts_of(sql, named.asset.sha256);
        if (!facts) return wrong("the county does not have this file: PUT it first", "/sha256");
        if (facts->bytes != named.asset.bytes)
            return wrong("this file has " + std::to_string(facts->bytes) + " bytes", "/bytes");
        if (named.use == domain::AssetUse::picture && facts->media == bytes_type)
            return wrong("this was not stored as a picture", "/sha256");
    }
    for (std::size_t i = 0; i < configuration.language_packs.size(); ++i)
        if (const std::string why = misuse(sql, configuration.language_packs[i]); !why.empty())
            return domain::ConfigurationError{"/language_packs/" + std::to_string(i) + "/sha256", why};
    return std::nullopt;
}

tl::expected<void, domain::ConfigurationError> note_assets(soci::session& sql,
                                                           const domain::StationConfiguration& configuration) {
    const auto assets = configuration.assets();
    if (assets.empty()) return {};
    hold(sql, Lock::assets()); // none of them goes until they are noted
    if (const auto problem = problem_of_assets(sql, configuration)) return tl::unexpected(*problem);
    for (const domain::NamedAsset& named : assets)
        execute(sql,
                "INSERT INTO asset_use (station, version, asset) VALUES (:station, :version, :asset)"
                " ON CONFLICT DO NOTHING",
                {configuration.station.id, configuration.version, named.asset.sha256});
    return {};
}

} // namespace liaison::county
