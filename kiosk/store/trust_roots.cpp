#include "store/trust_roots.hpp"

#include "store/database.hpp"
#include "store/rows.hpp"

namespace liaison::store {

Saved<void> TrustRoots::add(std::int64_t version, const domain::SignedStatement& root) {
    unkept_.insert_or_assign(version, root);
    return keep();
}

Saved<void> TrustRoots::keep() {
    if (unkept_.empty()) return {};
    auto kept = in_transaction(database_.connection(), [&] {
        for (const auto& [version, root] : unkept_)
            run(database_.connection().sqlite,
                "INSERT OR REPLACE INTO trust_roots (version, envelope) VALUES (?, ?)", version,
                domain::to_json(root));
    });
    if (kept) unkept_.clear();
    return kept;
}

Saved<std::vector<domain::SignedStatement>> TrustRoots::after(std::int64_t version) {
    return guarded(database_.connection(), [&] {
        return all_rows(database_.connection().sqlite, root_columns, root_from,
                        "WHERE version > ? ORDER BY version", version);
    });
}

} // namespace liaison::store
