// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pool_name.h"

#include "models/core/pool.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace poolhouse::core {

namespace {

// The classic <cctype> functions depend on the locale; names are ASCII by rule.
constexpr bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int characters(std::string_view utf8) {
    return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool isTaken(std::string_view name, std::span<const std::string> taken) {
    return std::any_of(taken.begin(), taken.end(), [name](const std::string& t) { return sameIgnoringCase(t, name); });
}

std::string tidied(std::string_view wanted) {
    std::string name;
    for (const char c : wanted) {
        if (isLetter(c) || (isDigit(c) && !name.empty())) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    return name;
}

void cut(std::string& name, std::size_t length) {
    name.resize(std::min(name.size(), length));
    while (!name.empty() && name.back() == '-') {
        name.pop_back();
    }
}

constexpr std::array adjectives{
    "agile",  "amber",  "ample",   "brisk",  "calm",   "clear",  "crisp", "curious", "deep",     "eager", "early",
    "exact",  "fluent", "gentle",  "golden", "honest", "humble", "jolly", "keen",    "lively",   "lucid", "mellow",
    "nimble", "open",   "patient", "placid", "polite", "prompt", "quiet", "rapid",   "serene",   "sharp", "silent",
    "silver", "smooth", "solid",   "steady", "subtle", "sunny",  "swift", "tidy",    "tranquil", "vivid", "warm"};

} // namespace

bool sameIgnoringCase(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool lessIgnoringCase(std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return lower(x) < lower(y); });
}

std::vector<PoolNameProblem> poolNameProblems(std::string_view name, std::span<const std::string> taken) {
    std::vector<PoolNameProblem> problems;
    if (name.empty()) {
        return problems;
    }
    const auto when = [&problems](bool broken, PoolNameProblem problem) {
        if (broken) {
            problems.push_back(problem);
        }
    };
    when(!isLetter(name.front()), PoolNameProblem::FirstNotLetter);
    when(!std::all_of(name.begin(), name.end(), [](char c) { return isLetter(c) || isDigit(c) || c == '-'; }),
         PoolNameProblem::InvalidCharacter);
    when(name.find("--") != std::string_view::npos, PoolNameProblem::DoubleHyphen);
    when(name.back() == '-', PoolNameProblem::TrailingHyphen);
    when(characters(name) < minPoolNameLength, PoolNameProblem::TooShort);
    when(characters(name) > maxPoolNameLength, PoolNameProblem::TooLong);
    when(sameIgnoringCase(name, leaderPoolName), PoolNameProblem::Reserved);
    when(!sameIgnoringCase(name, leaderPoolName) && isTaken(name, taken), PoolNameProblem::Taken);
    return problems;
}

std::string suggestPoolName(std::string_view wanted, std::span<const std::string> taken) {
    std::string base = tidied(wanted);
    cut(base, maxPoolNameLength);
    if (base.size() < minPoolNameLength || sameIgnoringCase(base, leaderPoolName)) {
        base = base.empty() ? "reads" : base + "-reads";
    }
    std::string name = base;
    for (int number = 2; !poolNameProblems(name, taken).empty(); ++number) {
        const std::string suffix = "-" + std::to_string(number);
        name = base;
        cut(name, maxPoolNameLength - suffix.size());
        name += suffix;
    }
    return name;
}

std::string generatePoolName(std::uint64_t entropy, std::span<const std::string> taken) {
    for (;; ++entropy) {
        // one round of splitmix64, so that neighbouring seeds give unlike names
        std::uint64_t mixed = entropy + 0x9E3779B97F4A7C15ULL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        mixed ^= mixed >> 31;
        std::array<char, 8> digits{};
        std::snprintf(digits.data(), digits.size(), "%05u", static_cast<unsigned>(10000 + (mixed >> 32) % 90000));
        std::string name = std::string(adjectives[mixed % adjectives.size()]) + "-pool-" + digits.data();
        if (!isTaken(name, taken)) {
            return name;
        }
    }
}

} // namespace poolhouse::core
