#include "county/role.hpp"

#include <array>

namespace liaison::county {

const char* to_string(Role role) {
    static constexpr std::array names{"viewer", "clerk", "publisher", "administrator"};
    return names.at(static_cast<std::size_t>(role));
}

std::optional<Role> parse_role(const std::string& text) {
    for (const Role role : {Role::viewer, Role::clerk, Role::publisher, Role::administrator})
        if (text == to_string(role)) return role;
    return std::nullopt;
}

} // namespace liaison::county
