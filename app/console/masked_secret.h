// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::console {

/// A secret to be used again later. Kept masked with random bytes, so that neither a core dump nor a page of swap holds
/// it while it is not in use.
class MaskedSecret {
public:
    MaskedSecret() = default; ///< none
    explicit MaskedSecret(std::string_view secret);

    /// Takes a variable out of the environment: programs started by this one must not inherit it, and the memory that
    /// the kernel shows as /proc/PID/environ is wiped. Call it while there is one thread.
    [[nodiscard]] static MaskedSecret takenFromEnvironment(const char* variable);

    [[nodiscard]] std::optional<std::string> value() const; ///< nullopt: none, or empty

private:
    std::vector<unsigned char> m_masked;
    std::vector<unsigned char> m_mask;
};

} // namespace poolhouse::console
