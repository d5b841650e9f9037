// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace poolhouse::core {

/// What an app runs, and how often: an entry of its formation (API contract, GET /apps/{app}/dynos).
struct ProcessType {
    std::string type; ///< "web"
    int dynos = 0;

    friend bool operator==(const ProcessType&, const ProcessType&) = default;
};

} // namespace poolhouse::core
