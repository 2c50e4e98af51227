#include "domain/signed_statement.hpp"

#include "domain/json_reader.hpp"

namespace liaison::domain {

using nlohmann::json;

SignedStatement sign_statement(std::string statement, std::string_view purpose,
                               const std::vector<SigningKey>& keys) {
    SignedStatement signed_one{std::move(statement), {}};
    for (const SigningKey& key : keys)
        signed_one.signatures.push_back({key.verifying_key().id(), key.sign(purpose, signed_one.statement)});
    return signed_one;
}

json json_of(const SignedStatement& statement) {
    json signatures = json::array();
    for (const StatementSignature& one : statement.signatures)
        signatures.push_back({{"key", one.key}, {"signature", to_base64(one.signature)}});
    return {{"statement", statement.statement}, {"signatures", std::move(signatures)}};
}

std::string to_json(const SignedStatement& statement) {
    return json_of(statement).dump();
}

tl::expected<SignedStatement, std::string> parse_signed_statement(std::string_view text,
                                                                  std::size_t most_bytes) {
    return read_json<SignedStatement>(
        text, [&](JsonReader reader) { return read_signed_statement(std::move(reader), most_bytes); });
}

SignedStatement read_signed_statement(JsonReader reader, std::size_t most_bytes) {
    constexpr std::size_t key_digits = 32;
    SignedStatement statement{reader.member("statement").document(most_bytes), {}};
    reader.member("signatures").each(max_signatures, [&](JsonReader entry) {
        StatementSignature one{.key = entry.member("key").text(key_digits), .signature = {}};
        auto signature = from_base64(entry.member("signature").text(128));
        if (!signature) entry.fail("the signature is not base64");
        one.signature = *std::move(signature);
        entry.no_other_members();
        statement.signatures.push_back(std::move(one));
    });
    reader.no_other_members();
    return statement;
}

} // namespace liaison::domain
