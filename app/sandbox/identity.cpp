// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/identity.h"

namespace poolhouse::sandbox {

namespace {

constexpr std::uint64_t scrambled(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL; // splitmix64
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

} // namespace

Mix Mix::with(std::uint64_t number) const {
    return Mix(scrambled(m_value) ^ scrambled(~number));
}

Mix Mix::with(std::string_view text) const {
    std::uint64_t hash = 0xCBF29CE484222325ULL; // FNV-1a
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return with(hash);
}

std::uint64_t Mix::number() const {
    return scrambled(m_value);
}

double Mix::unit() const {
    return static_cast<double>(number() >> 11) / 9007199254740992.0;
}

int Mix::between(int least, int most) const {
    return least + static_cast<int>(number() % (static_cast<std::uint64_t>(most - least) + 1));
}

std::string makeUuid(const Mix& mix) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    std::uint64_t bits = 0;
    int left = 0;
    std::uint64_t round = 0;
    for (auto& c : text) {
        if (c != 'x' && c != 'y') {
            continue;
        }
        if (left == 0) {
            bits = mix.with(++round).number();
            left = 16;
        }
        const auto nibble = bits & 0xF;
        c = digits[c == 'y' ? 8 + (nibble & 3) : nibble];
        bits >>= 4;
        --left;
    }
    return text;
}

std::string makeInstanceId(const Mix& mix) {
    constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::string id = "i";
    std::uint64_t bits = mix.number();
    for (int i = 0; i < 13; ++i) {
        id += alphabet[bits % 36];
        bits = i == 6 ? mix.with(1U).number() : bits / 36;
    }
    return id;
}

bool isUuid(std::string_view text) {
    if (text.size() != 36) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if ((i == 8 || i == 13 || i == 18 || i == 23) ? c != '-' : !hex) {
            return false;
        }
    }
    return true;
}

} // namespace poolhouse::sandbox
