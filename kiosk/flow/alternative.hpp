// What a std::variant with a name of its own can be made of: any of its alternatives, and nothing that would
// have to be converted first; and where among them each stands.
#pragma once

#include <concepts>
#include <variant>

namespace liaison::flow {

template <class Variant, class Type>
inline constexpr bool is_alternative = false;
template <class... Alternatives, class Type>
inline constexpr bool is_alternative<std::variant<Alternatives...>, Type> = (std::same_as<Alternatives, Type> ||
                                                                             ...);

template <class Type, class Variant>
concept AlternativeOf = is_alternative<Variant, Type>;

// As std::variant::index() counts; that of none: how many there are.
template <class Variant, class Type>
inline constexpr std::size_t index_of = 0;
template <class... Alternatives, class Type>
inline constexpr std::size_t index_of<std::variant<Alternatives...>, Type> = [] {
    std::size_t before = 0;
    (void)((std::same_as<Alternatives, Type> || (++before, false)) || ...);
    return before;
}();

} // namespace liaison::flow
