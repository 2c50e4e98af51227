// What staff may do: each role may do what the ones before it may.
#pragma once

#include <optional>
#include <string>

namespace liaison::county {

enum class Role {
    viewer,        // reads
    clerk,         // enters what becomes of opinions, issues appointments, proposes changes
    publisher,     // publishes configurations, decides about changes
    administrator, // accounts, stations and their certificates, the audit log
};

const char* to_string(Role role);
std::optional<Role> parse_role(const std::string& text);

} // namespace liaison::county
