// A text and who signed it. The exact bytes of the text are signed, and nothing is read of them before the
// signatures were found good.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include "domain/signature.hpp"

namespace liaison::domain {

struct StatementSignature {
    std::string key; // VerifyingKey::id()
    Bytes signature;
    bool operator==(const StatementSignature&) const = default;
};

struct SignedStatement {
    std::string statement;
    std::vector<StatementSignature> signatures;
    bool operator==(const SignedStatement&) const = default;
};

inline constexpr std::size_t max_signatures = 16;

SignedStatement sign_statement(std::string statement, std::string_view purpose,
                               const std::vector<SigningKey>& keys);

// {"statement": "...", "signatures": [{"key": "...", "signature": "base64"}]}
nlohmann::json json_of(const SignedStatement& statement);
std::string to_json(const SignedStatement& statement);
tl::expected<SignedStatement, std::string> parse_signed_statement(std::string_view json,
                                                                  std::size_t most_bytes);

class JsonReader;
// Throws JsonProblem.
SignedStatement read_signed_statement(JsonReader reader, std::size_t most_bytes);

} // namespace liaison::domain
