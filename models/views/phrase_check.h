// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/text.h"

#include <QString>

#include <optional>

namespace poolhouse::views {

/// The mistake in what was typed so far, once it cannot become the phrase. `otherwise`: for what differs by more than
/// case.
[[nodiscard]] inline std::optional<QString> phraseMismatch(const QString& typed, const QString& phrase,
                                                           const QString& otherwise) {
    if (typed.isEmpty() || phrase.startsWith(typed)) {
        return std::nullopt;
    }
    return phrase.startsWith(typed, Qt::CaseInsensitive) ? text::Text::tr("Case-sensitive.") : otherwise;
}

} // namespace poolhouse::views
