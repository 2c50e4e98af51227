// A county with stations that poll as kiosks do, and staff who change their configurations.
#pragma once

#include <functional>
#include <map>

#include <nlohmann/json.hpp>

#include "county_support/county_process.hpp"

namespace liaison::testing {

class Fleet {
public:
    // Stations "room-1", "room-2" and so on, with version 1 of the example each; accounts "viewer", "clerk",
    // "publisher", "chief" (a publisher too) and "administrator".
    explicit Fleet(int stations);

    CountyProcess county;

    // As this member of staff. `body` of a GET is left out.
    httplib::Result ask(const std::string& who, const std::string& method, const std::string& path,
                        const nlohmann::json& body = nlohmann::json::object());
    // The answer's body; throws std::runtime_error where the status is another one.
    nlohmann::json expect(int status, const std::string& who, const std::string& method,
                          const std::string& path, const nlohmann::json& body = nlohmann::json::object());

    // Of a change by the clerk; its id.
    std::string propose(const nlohmann::json& wish);
    std::string approve_proposal(const nlohmann::json& wish); // and the publisher approves it
    nlohmann::json change(const std::string& id);
    // Asks until it is so; throws std::runtime_error after half a minute.
    nlohmann::json change_when(const std::string& id, const std::function<bool(const nlohmann::json&)>& is_so);
    nlohmann::json change_in_state(const std::string& id, const std::string& state);
    static std::string state_at(const nlohmann::json& change, const std::string& station);

    // The station's kiosk fetches what is newest, checks it and runs it. Gives the version.
    std::int64_t fetch_and_run(const std::string& station);
    void speak(const std::string& station, std::int64_t running); // the kiosk says what it runs
    // Its program did not come to work well with the version.
    void tell_taken_back(const std::string& station, std::int64_t version);

    std::int64_t newest_version(const std::string& station);
    nlohmann::json document(const std::string& station, std::int64_t version = 0); // 0: the newest

private:
    std::map<std::string, httplib::Headers> sessions_;
    std::map<std::string, std::int64_t> sequences_;
};

std::string station_document(const std::string& station); // the example, for this station

} // namespace liaison::testing
