#include "county/staff_book.hpp"

#include "county/random.hpp"
#include "domain/pin.hpp"

namespace liaison::county {

namespace {

constexpr std::chrono::minutes between_notes{1}; // a page makes many requests; not each is written down
constexpr const char* account_columns = "staff.name, staff.password_hash, staff.role, staff.totp_secret";

using AccountRow = std::tuple<std::string, std::string, std::string, std::optional<std::string>>;

StaffAccount account_of(const AccountRow& row) {
    return {std::get<0>(row), std::get<1>(row), parse_role(std::get<2>(row)).value_or(Role::viewer),
            std::get<3>(row)};
}

void end_sessions(soci::session& sql, const std::string& name) {
    execute(sql, "DELETE FROM staff_session WHERE staff = :name", {name});
}

} // namespace

bool is_staff_name(const std::string& text) {
    constexpr std::size_t longest = 60;
    return !text.empty() && text.size() <= longest && text.find(':') == std::string::npos && is_storable(text);
}

void StaffBook::put(const std::string& name, const std::string& password, std::optional<Role> role) {
    const std::string hash = domain::hash_pin(password, random16());
    database_.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql,
                "INSERT INTO staff (name, password_hash, role) VALUES (:name, :hash, :role)"
                " ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash",
                {name, hash, to_string(role.value_or(Role::viewer))});
        if (role) execute(sql, "UPDATE staff SET role = :role WHERE name = :name", {to_string(*role), name});
        end_sessions(sql, name);
    });
}

bool StaffBook::remove(const std::string& name) {
    return database_.change(Lock::rows(), [&](soci::session& sql) {
        end_sessions(sql, name);
        return execute(sql, "DELETE FROM staff WHERE name = :name", {name}) > 0;
    });
}

std::optional<StaffAccount> StaffBook::find(const std::string& name) {
    if (!is_staff_name(name)) return std::nullopt; // a browser may send any bytes
    const auto row = database_.use([&](soci::session& sql) {
        return select_one<std::string, std::string, std::string, std::optional<std::string>>(
            sql, std::string("SELECT ") + account_columns + " FROM staff WHERE name = :name", {name});
    });
    return row ? std::optional(account_of(*row)) : std::nullopt;
}

std::vector<StaffAccount> StaffBook::all() {
    return database_.use([](soci::session& sql) {
        std::vector<StaffAccount> accounts;
        for (const auto& row : select<std::string, std::string, std::string, std::optional<std::string>>(
                 sql, std::string("SELECT ") + account_columns + " FROM staff ORDER BY name"))
            accounts.push_back(account_of(row));
        return accounts;
    });
}

bool StaffBook::set_totp(const std::string& name, const std::optional<std::string>& secret) {
    return database_.change(Lock::rows(), [&](soci::session& sql) {
        end_sessions(sql, name);
        return execute(sql, "UPDATE staff SET totp_secret = :secret, totp_step = 0 WHERE name = :name",
                       {secret, name}) > 0;
    });
}

bool StaffBook::use_totp_step(const std::string& name, std::int64_t step) {
    return database_.change(Lock::rows(), [&](soci::session& sql) {
        return execute(sql, "UPDATE staff SET totp_step = :step WHERE name = :name AND totp_step < :newest",
                       {step, name, step}) > 0;
    });
}

std::string StaffBook::begin_session(const std::string& name, domain::WallTime now) {
    std::string token = new_token();
    database_.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql, "DELETE FROM staff_session WHERE seen_at <= :idle OR began_at <= :old",
                {domain::format_wall_time(now - longest_pause - between_notes),
                 domain::format_wall_time(now - longest_session)});
        const std::string moment = domain::format_wall_time(now);
        execute(sql,
                "INSERT INTO staff_session (token_hash, staff, began_at, seen_at)"
                " VALUES (:token, :name, :began, :seen)",
                {sha256_hex(token), name, moment, moment});
    });
    return token;
}

std::optional<StaffAccount> StaffBook::in_session(const std::string& token, domain::WallTime now) {
    const std::string hash = sha256_hex(token);
    const auto row = database_.use([&](soci::session& sql) {
        return select_one<std::string, std::string, std::string, std::optional<std::string>, std::string>(
            sql,
            std::string("SELECT ") + account_columns +
                ", seen_at FROM staff_session JOIN staff ON staff.name = staff_session.staff"
                " WHERE token_hash = :token AND seen_at > :idle AND began_at > :old",
            {hash, domain::format_wall_time(now - longest_pause),
             domain::format_wall_time(now - longest_session)});
    });
    if (!row) return std::nullopt;
    if (std::get<4>(*row) <= domain::format_wall_time(now - between_notes))
        database_.change(Lock::rows(), [&](soci::session& sql) {
            execute(sql, "UPDATE staff_session SET seen_at = :now WHERE token_hash = :token",
                    {domain::format_wall_time(now), hash});
        });
    return account_of({std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row)});
}

void StaffBook::end_session(const std::string& token) {
    database_.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql, "DELETE FROM staff_session WHERE token_hash = :token", {sha256_hex(token)});
    });
}

} // namespace liaison::county
