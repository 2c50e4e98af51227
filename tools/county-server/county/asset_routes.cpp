#include "county/asset_routes.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/byte_range.hpp"
#include "county/kiosk_routes.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

namespace {

// What everybody sees on any station's glass, so any station may have it.
bool may_read(const Request& request, Response& response, Office& office, AssetReaders readers) {
    if (readers == AssetReaders::stations || (readers == AssetReaders::both && !request.station.empty()))
        return is_allowed(request, response, office, request.station);
    return admitted_staff(request, response, office, Role::viewer).has_value();
}

void put_asset(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::publisher);
    if (!member) return;
    const std::string media = request.get_header_value("Content-Type");
    if (media != png_type && media != jpeg_type && media != bytes_type)
        return answer_error(response, 415, "an asset is image/png, image/jpeg or application/octet-stream");
    const std::string& sha256 = request.matches[1];
    const auto is_new = office.assets.put(
        {.sha256 = sha256, .media = media, .content = request.body, .by = member->name}, Office::now());
    office.audit.add({member->name, "store asset", sha256,
                      is_new ? fmt::format("{} bytes", request.body.size()) : "refused: " + is_new.error()},
                     Office::now());
    if (!is_new) return answer_error(response, 422, is_new.error());
    response.status = *is_new ? 201 : 200;
    response.set_content(fmt::format(R"({{"sha256":"{}","bytes":{}}})", sha256, request.body.size()),
                         json_type);
}

// The content of an address never changes, so a copy is good for ever; and whoever goes on where they were cut
// off gets the same bytes.
void get_asset(const Request& request, Response& response, Office& office, AssetReaders readers) {
    if (!may_read(request, response, office, readers)) return;
    const std::string& sha256 = request.matches[1];
    const auto facts = office.assets.find(sha256);
    if (!facts) return answer_error(response, 404, "no such asset");
    const std::string tag = '"' + sha256 + '"';
    response.set_header("ETag", tag);
    response.set_header("Accept-Ranges", "bytes");
    response.set_header("Cache-Control", "private, max-age=31536000, immutable");
    if (request.get_header_value("If-None-Match") == tag) {
        response.status = 304;
        return;
    }
    const bool is_range_good = !request.has_header("If-Range") || request.get_header_value("If-Range") == tag;
    const auto range =
        is_range_good ? byte_range(request.get_header_value("Range"), facts->bytes) : std::nullopt;
    if (range && range->bytes == 0) {
        response.set_header("Content-Range", fmt::format("bytes */{}", facts->bytes));
        return answer_error(response, 416, "the range begins behind the end");
    }
    const ByteRange wanted = range.value_or(ByteRange{0, facts->bytes});
    if (range) {
        response.status = 206;
        response.set_header("Content-Range", fmt::format("bytes {}-{}/{}", wanted.first,
                                                         wanted.first + wanted.bytes - 1, facts->bytes));
    }
    if (facts->media == bytes_type) response.set_header("Content-Disposition", "attachment");
    response.set_content(office.assets.read(sha256, wanted.first, wanted.bytes), facts->media);
}

} // namespace

void add_asset_routes(Router& router, Office& office, AssetReaders readers) {
    const std::string address = "/api/v1/assets/{sha256}";
    router.get(address, [&office, readers](const Request& request, Response& response) {
        get_asset(request, response, office, readers);
    });
    if (readers != AssetReaders::stations)
        router.put(address, with_office(office, put_asset), domain::most_asset_bytes);
}

} // namespace liaison::county
