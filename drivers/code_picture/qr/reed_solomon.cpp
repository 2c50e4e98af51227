#include "drivers/code_picture/qr/reed_solomon.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace drivers::qr {
namespace {

struct Tables {
    std::array<std::uint8_t, 512> power{};
    std::array<int, 256> log{};

    constexpr Tables() {
        int value = 1;
        for (std::size_t exponent = 0; exponent < 255; ++exponent) {
            power[exponent] = static_cast<std::uint8_t>(value);
            power[exponent + 255] = static_cast<std::uint8_t>(value);
            log[static_cast<std::size_t>(value)] = static_cast<int>(exponent);
            value <<= 1;
            if (value > 255) value ^= 0x11D;
        }
    }
};
constexpr Tables tables;

// Exponents up to 509: the sum of two.
std::uint8_t power_of_two(int exponent) {
    return tables.power[static_cast<std::size_t>(exponent)];
}
std::uint8_t product(std::uint8_t a, std::uint8_t b) {
    return a == 0 || b == 0 ? std::uint8_t{0} : power_of_two(tables.log[a] + tables.log[b]);
}
std::uint8_t quotient(std::uint8_t a, std::uint8_t b) {
    return a == 0 ? std::uint8_t{0} : power_of_two(tables.log[a] + 255 - tables.log[b]);
}

// Lowest power first.
using Polynomial = std::vector<std::uint8_t>;

std::uint8_t value_at(const Polynomial& polynomial, std::uint8_t x) {
    std::uint8_t value = 0;
    for (auto term = polynomial.rbegin(); term != polynomial.rend(); ++term)
        value = static_cast<std::uint8_t>(product(value, x) ^ *term);
    return value;
}

Polynomial syndromes_of(std::span<const std::uint8_t> block, int check_bytes) {
    Polynomial syndromes;
    for (int root = 0; root < check_bytes; ++root) {
        std::uint8_t value = 0;
        for (const std::uint8_t byte : block)
            value = static_cast<std::uint8_t>(product(value, power_of_two(root)) ^ byte);
        syndromes.push_back(value);
    }
    return syndromes;
}

Polynomial times_x(const Polynomial& polynomial) {
    Polynomial result(polynomial.size());
    std::copy(polynomial.begin(), polynomial.end() - 1, result.begin() + 1);
    return result;
}

// Berlekamp and Massey's algorithm, begun with the places that are known to be unreadable.
Polynomial error_locator(const Polynomial& syndromes, std::span<const int> exponents) {
    const std::size_t checks = syndromes.size();
    Polynomial locator(checks + 1);
    locator[0] = 1;
    for (const int exponent : exponents)
        for (std::size_t term = checks; term > 0; --term)
            locator[term] ^= product(locator[term - 1], power_of_two(exponent));
    Polynomial helper = locator;
    const std::size_t known = exponents.size();
    std::size_t length = known;
    for (std::size_t round = known + 1; round <= checks; ++round) {
        std::uint8_t difference = 0;
        for (std::size_t term = 0; term < round; ++term)
            difference ^= product(locator[term], syndromes[round - 1 - term]);
        helper = times_x(helper);
        if (difference == 0) continue;
        Polynomial next = locator;
        for (std::size_t term = 0; term <= checks; ++term)
            next[term] ^= product(difference, helper[term]);
        if (2 * length <= round + known - 1) {
            length = round + known - length;
            for (std::size_t term = 0; term <= checks; ++term)
                helper[term] = quotient(locator[term], difference);
        }
        locator = next;
    }
    while (!locator.empty() && locator.back() == 0)
        locator.pop_back();
    return locator;
}

} // namespace

bool repair(std::span<std::uint8_t> block, int check_bytes, std::span<const int> unreadable) {
    const auto length = static_cast<int>(block.size());
    if (static_cast<int>(unreadable.size()) > check_bytes || length > 255) return false;
    const Polynomial syndromes = syndromes_of(block, check_bytes);
    if (std::all_of(syndromes.begin(), syndromes.end(), [](std::uint8_t value) { return value == 0; }))
        return true;
    std::vector<int> exponents;
    for (const int place : unreadable)
        exponents.push_back(length - 1 - place);
    const Polynomial locator = error_locator(syndromes, exponents);
    if (locator.size() < 2) return false;
    // More wrong bytes than the checks can tell apart: what follows would only find that out later.
    if (2 * (locator.size() - 1) > static_cast<std::size_t>(check_bytes) + unreadable.size()) return false;

    Polynomial evaluator(syndromes.size());
    for (std::size_t left = 0; left < syndromes.size(); ++left)
        for (std::size_t right = 0; right < locator.size() && left + right < evaluator.size(); ++right)
            evaluator[left + right] ^= product(syndromes[left], locator[right]);
    Polynomial derivative(locator.size());
    for (std::size_t term = 1; term < locator.size(); term += 2)
        derivative[term - 1] = locator[term];

    std::vector<std::uint8_t> repaired(block.begin(), block.end());
    std::size_t roots = 0;
    for (int exponent = 0; exponent < length; ++exponent) {
        const std::uint8_t inverse = power_of_two(255 - exponent);
        if (value_at(locator, inverse) != 0) continue;
        ++roots;
        const std::uint8_t slope = value_at(derivative, inverse);
        if (slope == 0) return false;
        repaired[static_cast<std::size_t>(length - 1 - exponent)] ^=
            product(power_of_two(exponent), quotient(value_at(evaluator, inverse), slope));
    }
    if (roots != locator.size() - 1) return false;
    const Polynomial check = syndromes_of(repaired, check_bytes);
    if (std::any_of(check.begin(), check.end(), [](std::uint8_t value) { return value != 0; })) return false;
    std::copy(repaired.begin(), repaired.end(), block.begin());
    return true;
}

} // namespace drivers::qr
