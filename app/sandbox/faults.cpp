// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faults.h"

#include "app/sandbox/identity.h"

namespace poolhouse::sandbox {

Faults::Strike Faults::strike(const Request& request) {
    Strike strike;
    for (std::size_t place = 0; place < m_entries.size(); ++place) {
        auto& entry = m_entries[place];
        const bool latency = entry.fault.kind == Fault::Kind::Latency;
        if (entry.spent() || (strike.fault && !latency) || !entry.fault.concerns(request)) {
            continue;
        }
        const auto mix = Mix(m_seed).with("fault").with(static_cast<std::uint64_t>(place)).with(entry.met++);
        if (entry.fault.chance && !mix.chance(*entry.fault.chance)) {
            continue;
        }
        ++entry.struck;
        if (latency) {
            strike.latency += entry.fault.time;
        } else {
            strike.fault = entry.fault;
        }
    }
    return strike;
}

} // namespace poolhouse::sandbox
