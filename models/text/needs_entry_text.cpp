// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/needs_entry_text.h"

#include "models/core/recommend.h"
#include "models/text/text.h"

namespace poolhouse::text {

QString marginProblem(plans::MarginProblem problem) {
    switch (problem) {
    case plans::MarginProblem::NotAPercentage: return Text::tr("Enter a percentage such as 10%.");
    case plans::MarginProblem::TooMuch: return Text::tr("At most %1% can stay free.").arg(core::mostMargin);
    }
    return {};
}

} // namespace poolhouse::text
