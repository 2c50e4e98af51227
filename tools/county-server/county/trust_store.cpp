#include "county/trust_store.hpp"

#include <stdexcept>

#include "county/publications.hpp"

namespace liaison::county {

namespace {

domain::SignedStatement read(const std::string& envelope) {
    auto root = domain::parse_signed_root(envelope);
    if (!root) throw StoreTrouble("a root is not in its form: " + root.error());
    return *std::move(root);
}

std::vector<domain::SignedStatement> roots_after(soci::session& sql, std::int64_t version) {
    std::vector<domain::SignedStatement> roots;
    for (const auto& [envelope] : select<std::string>(
             sql, "SELECT envelope FROM trust_root WHERE version > :version ORDER BY version", {version}))
        roots.push_back(read(envelope));
    return roots;
}

} // namespace

tl::expected<std::int64_t, std::string> TrustStore::publish(const domain::SignedStatement& statement) {
    using Published = tl::expected<std::int64_t, std::string>;
    return database_.change(Lock::trust(), [&](soci::session& sql) -> Published {
        const auto before = roots_after(sql, 0);
        auto root = domain::first_root(statement);
        if (!before.empty()) {
            const auto newest = domain::first_root(before.back());
            if (!newest) throw StoreTrouble("the newest root is not signed: " + newest.error());
            root = domain::next_root(*newest, statement);
        }
        if (!root) return tl::unexpected(root.error());
        execute(sql, "INSERT INTO trust_root (version, envelope) VALUES (:version, :envelope)",
                {root->version(), domain::to_json(statement)});
        note_publication(sql, "");
        return root->version();
    });
}

std::vector<domain::SignedStatement> TrustStore::after(std::int64_t version) {
    return database_.use([&](soci::session& sql) { return roots_after(sql, version); });
}

domain::TrustRoot TrustStore::newest() {
    const auto roots = after(newest_version() - 1);
    if (roots.empty()) throw std::runtime_error("the county has no root yet: run county-server init");
    auto root = domain::first_root(roots.back());
    if (!root) throw StoreTrouble("the newest root is not signed: " + root.error());
    return *std::move(root);
}

std::int64_t TrustStore::newest_version() {
    return database_.use([](soci::session& sql) {
        return std::get<0>(*select_one<std::int64_t>(sql, "SELECT coalesce(max(version), 0) FROM trust_root"));
    });
}

} // namespace liaison::county
