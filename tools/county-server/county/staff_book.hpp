// The county's staff: names, passwords, roles, second factors, and who is signed in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "county/database.hpp"
#include "county/role.hpp"
#include "domain/time.hpp"

namespace liaison::county {

struct StaffAccount {
    std::string name;
    std::string password_hash;
    Role role = Role::viewer;
    std::optional<std::string> totp_secret;
};

class StaffBook {
public:
    explicit StaffBook(Database& database) : database_(database) {}

    static constexpr std::chrono::minutes longest_pause{30};
    static constexpr std::chrono::hours longest_session{12};

    // Or gives a new password, and a new role where one is given. Ends the sessions of the name.
    void put(const std::string& name, const std::string& password, std::optional<Role> role);
    bool remove(const std::string& name); // false: there is none
    std::optional<StaffAccount> find(const std::string& name);
    std::vector<StaffAccount> all();

    // Empty: the password is enough. False: there is no such account. Ends the sessions of the name.
    bool set_totp(const std::string& name, const std::optional<std::string>& secret);
    // A step counts once. False: it, or a later one, was used.
    bool use_totp_step(const std::string& name, std::int64_t step);

    // A session's token; only its hash is kept.
    std::string begin_session(const std::string& name, domain::WallTime now);
    std::optional<StaffAccount> in_session(const std::string& token, domain::WallTime now);
    void end_session(const std::string& token);

private:
    Database& database_;
};

bool is_staff_name(const std::string& text); // 1 to 60 characters without a colon, storable

} // namespace liaison::county
