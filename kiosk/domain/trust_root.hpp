// Whose signature a kiosk believes, for what: after the roles of The Update Framework (TUF specification, 2.1
// and 5.3). The first root is believed because whoever set the machine up put it there; each later one, because
// enough keys of the one before and enough of its own have signed it. The keys of the root are kept offline:
// whoever takes the county's server can publish configurations until the next root, but never make a kiosk
// believe a key of theirs for good.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/signed_statement.hpp"
#include "domain/time.hpp"

namespace liaison::domain {

enum class TrustRole {
    root,          // says who has which role
    configuration, // what a station does
    appointments,  // codes that the county issues; one key, since a code has no room to name it
};

// Who is to have which role.
struct RootPlan {
    std::string county; // "county-001": lower-case letters, digits and dashes
    std::int64_t version = 1;
    WallTime expires;
    std::vector<VerifyingKey> root_keys;
    std::size_t root_threshold = 1;
    std::vector<VerifyingKey> configuration_keys;
    std::size_t configuration_threshold = 1;
    VerifyingKey appointment_key;
};

class TrustRoot {
public:
    std::int64_t version() const { return version_; }
    const std::string& county() const { return county_; }
    // Later the county has to publish another; what is believed goes on to be believed, and is told as out of
    // date.
    WallTime expires() const { return expires_; }

    // Enough different keys of the role have signed it for this purpose. Signatures of others count for
    // nothing.
    bool is_signed(TrustRole role, std::string_view purpose, const SignedStatement& statement) const;

    const VerifyingKey& appointment_key() const;

    RootPlan plan() const; // what this root says, for the one that follows

private:
    friend struct TrustRootReader;
    struct Role {
        std::vector<std::string> keys; // ids
        std::size_t threshold = 1;
    };
    TrustRoot() = default;

    std::int64_t version_ = 0;
    std::string county_;
    WallTime expires_;
    std::map<std::string, VerifyingKey> keys_; // by id
    std::map<TrustRole, Role> roles_;
};

inline constexpr std::string_view root_purpose = "liaison trust root 1";
inline constexpr std::size_t max_root_size = 64 * 1024; // bytes

// The pinned one. It has to be signed by itself. Errors: one sentence.
tl::expected<TrustRoot, std::string> first_root(const SignedStatement& statement);

// The one that follows: the next version of the same county's, signed as the present one and it itself ask.
// Whether it is out of date does not matter here: others may follow.
tl::expected<TrustRoot, std::string> next_root(const TrustRoot& present, const SignedStatement& statement);

// The root that the machine was set up with and those that followed. What was believed under an earlier one
// stays in force until something newer comes: a station whose county has changed its keys is not left without a
// configuration.
class TrustChain {
public:
    explicit TrustChain(TrustRoot first) : roots_{std::move(first)} {}
    tl::expected<void, std::string> follow(const SignedStatement& statement); // as next_root
    const TrustRoot& newest() const { return roots_.back(); }
    const std::vector<TrustRoot>& roots() const { return roots_; } // the oldest first

private:
    std::vector<TrustRoot> roots_;
};

// ---- the county's side ----

std::string root_statement(const RootPlan& plan);

tl::expected<SignedStatement, std::string> parse_signed_root(std::string_view json);

const char* to_string(TrustRole role);

} // namespace liaison::domain
