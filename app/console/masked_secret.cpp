// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/masked_secret.h"

#include <QRandomGenerator>

#include <cstdlib>
#include <cstring>

namespace poolhouse::console {

MaskedSecret::MaskedSecret(std::string_view secret) {
    m_masked.reserve(secret.size());
    m_mask.reserve(secret.size());
    for (const char c : secret) {
        m_mask.push_back(static_cast<unsigned char>(QRandomGenerator::system()->bounded(1, 256)));
        m_masked.push_back(static_cast<unsigned char>(static_cast<unsigned char>(c) ^ m_mask.back()));
    }
}

MaskedSecret MaskedSecret::takenFromEnvironment(const char* variable) {
    char* const value = std::getenv(variable);
    if (value == nullptr) {
        return {};
    }
    MaskedSecret taken{std::string_view(value)};
    ::explicit_bzero(value, std::strlen(value));
    ::unsetenv(variable);
    return taken;
}

std::optional<std::string> MaskedSecret::value() const {
    if (m_masked.empty()) {
        return std::nullopt;
    }
    std::string secret(m_masked.size(), '\0');
    for (std::size_t i = 0; i < secret.size(); ++i) {
        secret[i] = static_cast<char>(m_masked[i] ^ m_mask[i]);
    }
    return secret;
}

} // namespace poolhouse::console
