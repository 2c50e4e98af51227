// Any bytes as a language pack: what is read is written and read again as the same, and no text of it makes the
// program fill in what it does not have.
#include <cstdint>
#include <string_view>

#include "domain/language_pack.hpp"
#include "expect.hpp"
#include "language/language_packs.hpp"
#include "language/words.hpp"

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const void* bytes = data;
    const auto pack = domain::parse_language_pack({static_cast<const char*>(bytes), size});
    if (!pack) return 0;
    expect(domain::parse_language_pack(domain::to_json(*pack)) == pack);
    const auto left_aside = language::use_language_packs({*pack});
    expect(left_aside.size() <= pack->texts.size());
    const language::Words words(pack->language);
    for (std::size_t i = 0; i < language::word_count; ++i)
        expect(words(static_cast<language::Word>(i), {{"count", "1"}}).find_first_of("{}") ==
               std::string::npos);
    return 0;
}
