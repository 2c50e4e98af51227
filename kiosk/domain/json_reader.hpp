// Reads a JSON document strictly: every key must be known, every value of the right kind and within bounds, and
// the first thing that is wrong is named by its JSON pointer (RFC 6901).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

namespace liaison::domain {

struct JsonProblem {
    std::string where;
    std::string what;
};

inline constexpr int max_json_depth = 32; // of lists and objects within each other; our own forms need six

// A document from outside. Throws JsonProblem where it is nested deeper than any of ours, because the library
// writes and copies values by recursion and a hostile peer must not reach the end of the stack; else
// json::exception.
nlohmann::json parse_json(std::string_view text);

class JsonReader {
public:
    JsonReader(const nlohmann::json& value, std::string where) : value_(value), where_(std::move(where)) {}

    // All of these throw JsonProblem.
    JsonReader member(const char* key);
    bool has(const char* key);
    void no_other_members() const; // call last
    std::string text(std::size_t most) const;
    std::string document(std::size_t most_bytes) const; // text whose content is somebody else's to judge
    bool boolean() const;
    std::int64_t integer(std::int64_t least, std::int64_t most) const;
    void each(std::size_t most, const std::function<void(JsonReader)>& visit) const;
    void each_member(const std::function<void(const std::string& key, JsonReader)>& visit) const;

    // Text that `parse` turns into a value; `allowed` says what it accepts.
    template <class Parse>
    auto parsed(Parse parse, const char* allowed) const {
        auto result = parse(text(64));
        if (!result) fail("\"" + text(64) + "\" is not allowed here; allowed: " + allowed);
        return *result;
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw JsonProblem{where_.empty() ? "/" : where_, what};
    }

private:
    const nlohmann::json& value_;
    std::string where_;
    std::set<std::string> asked_;
};

// A whole document; the error is one sentence that says where and what.
template <class Value, class Read>
tl::expected<Value, std::string> read_json(std::string_view text, Read read) {
    try {
        const nlohmann::json value = parse_json(text);
        return read(JsonReader{value, ""});
    } catch (const JsonProblem& problem) {
        return tl::unexpected(problem.where + ": " + problem.what);
    } catch (const nlohmann::json::exception& error) {
        return tl::unexpected(std::string("not JSON: ") + error.what());
    }
}

} // namespace liaison::domain
