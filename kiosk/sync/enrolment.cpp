#include "sync/enrolment.hpp"

#include <nlohmann/json.hpp>

#include "domain/json_reader.hpp"
#include "domain/reception_json.hpp"
#include "sync/identity.hpp"

namespace liaison::sync {

namespace {

constexpr std::size_t most_certificate_bytes = 8 * 1024;

struct Issued {
    std::string station; // empty: the answer does not say
    std::string certificate;
};

tl::expected<Issued, std::string> read_issued(const std::string& body) {
    return domain::read_json<Issued>(body, [](domain::JsonReader reader) {
        Issued issued;
        if (reader.has("station")) issued.station = reader.member("station").text(40);
        issued.certificate = reader.member("certificate").document(most_certificate_bytes);
        reader.no_other_members();
        return issued;
    });
}

tl::expected<void, std::string> ask_for_certificate(Wire& wire, const std::string& path,
                                                    nlohmann::json question, const std::string& station_id,
                                                    const KeyAndRequest& made,
                                                    const std::filesystem::path& file) {
    question["certificate_request"] = made.request;
    const auto answer = wire.post_json(path, domain::dump(question));
    if (!answer) return tl::unexpected("the county cannot be reached: " + answer.error().detail);
    if (answer->status == 403)
        return tl::unexpected(
            std::string("the county does not take this code: it is mistyped, used or too old"));
    if (answer->status == 429) return tl::unexpected(std::string("too many attempts: try again later"));
    if (answer->status != 201)
        return tl::unexpected("the county answered with status " + std::to_string(answer->status));
    const auto issued = read_issued(answer->body);
    if (!issued) return tl::unexpected("the county's answer is not in its form: " + issued.error());
    if (!issued->station.empty() && issued->station != station_id)
        return tl::unexpected("the code is for " + issued->station + ", and this machine is " + station_id);
    return store_identity(file, made.key, issued->certificate);
}

} // namespace

tl::expected<void, std::string> enrol(Wire& wire, const std::string& station_id, const std::string& code,
                                      const std::filesystem::path& file) {
    const std::filesystem::path waiting = file.string() + ".waiting";
    const auto made = waiting_key_and_request(waiting, station_id);
    if (!made) return tl::unexpected(made.error());
    const auto enrolled =
        ask_for_certificate(wire, "/api/v1/enrolment", {{"code", code}}, station_id, *made, file);
    std::error_code ignored; // whatever stays is asked with again, and is worth nothing to anybody else
    if (enrolled) std::filesystem::remove(waiting, ignored);
    return enrolled;
}

tl::expected<void, std::string> renew_identity(Wire& wire, const std::string& station_id,
                                               const std::filesystem::path& file) {
    return ask_for_certificate(wire, "/api/v1/stations/" + station_id + "/certificate",
                               nlohmann::json::object(), station_id, make_key_and_request(station_id), file);
}

} // namespace liaison::sync
