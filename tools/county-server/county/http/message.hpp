// What a route gets and what it gives. Neither knows how it travelled: no types of the network stand here.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison::county {

// Names of headers are the same in capitals and small letters (RFC 9110, 5.1).
struct HeaderOrder {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const;
};
using Headers = std::multimap<std::string, std::string, HeaderOrder>;
using Parameters = std::multimap<std::string, std::string>;

using Moment = std::chrono::steady_clock::time_point; // never jumps

struct Request {
    std::string method;               // "GET"; of a HEAD request too
    std::string path;                 // decoded, without the query
    std::vector<std::string> matches; // the path, then what each place of the route's pattern stands for
    Parameters parameters;            // of the query
    Headers headers;
    std::string body;    // decompressed
    std::string station; // of the client's certificate, which the county issued; empty: it showed none
    std::string certificate_serial; // of the same certificate, hex in lower case
    std::string remote_address;     // "192.0.2.7"
    Moment received;                // the same when it is asked again

    bool has_header(std::string_view name) const { return headers.contains(name); }
    std::string get_header_value(std::string_view name) const; // empty: there is none
    bool has_param(const std::string& name) const { return parameters.contains(name); }
    std::string get_param_value(const std::string& name) const; // empty: there is none
    std::string cookie(std::string_view name) const;            // empty: there is none
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;

    void set_header(const std::string& name, const std::string& value); // instead of one that is there
    void set_content(std::string content, const std::string& type);

    // "This is the answer, unless `topic` rings before `until`: then ask me again." The connection waits
    // without a thread. What rang since the request arrived counts.
    void wait_for(std::string topic, Moment until);

    struct Wait {
        std::string topic;
        Moment until;
    };
    std::optional<Wait> wait;
};

} // namespace liaison::county
