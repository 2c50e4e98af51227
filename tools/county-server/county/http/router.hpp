// Which function answers which request.
#pragma once

#include <cstddef>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include "county/http/message.hpp"

namespace liaison::county {

using Handler = std::function<void(const Request&, Response&)>;

struct Route {
    std::string method;
    std::string pattern;
    Handler handler;
    std::size_t most_bytes; // of a body, decompressed
    std::regex expression;
};

class Router {
public:
    static constexpr std::size_t usual_most_bytes = 64 * 1024;

    // A pattern is a path as openapi.yaml writes it, "/api/v1/stations/{station}/records". Its places are
    //   {station}  an identifier, 1 to 40 of a-z 0-9 and dash
    //   {uuid}     36 of 0-9 a-f and dash
    //   {sha256}   64 of 0-9 a-f
    //   {number}   a whole number of 1 to 18 digits
    //   {name}     1 to 200 bytes without a slash
    // Throws std::logic_error: another place.
    void add(const std::string& method, const std::string& pattern, Handler handler,
             std::size_t most_bytes = usual_most_bytes);

    void get(const std::string& pattern, Handler handler) { add("GET", pattern, std::move(handler)); }
    void post(const std::string& pattern, Handler handler, std::size_t most_bytes = usual_most_bytes) {
        add("POST", pattern, std::move(handler), most_bytes);
    }
    void put(const std::string& pattern, Handler handler, std::size_t most_bytes = usual_most_bytes) {
        add("PUT", pattern, std::move(handler), most_bytes);
    }
    void erase(const std::string& pattern, Handler handler) { add("DELETE", pattern, std::move(handler)); }

    struct Found {
        const Route* route = nullptr; // null: no such address, or not with this method
        std::vector<std::string> matches;
        std::string allowed; // methods of this address, where it is the method that does not fit: "GET, PUT"
    };
    Found find(const std::string& method, const std::string& path) const;

private:
    std::vector<Route> routes_;
};

} // namespace liaison::county
