// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/confirm_phrase.h"
#include "models/text/text.h"

#include <QString>

#include <optional>
#include <string>

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

[[nodiscard]] inline QString typeFirst(const QString& phrase) {
    return text::Text::tr("Type %1 first.", "a phrase that confirms").arg(phrase);
}

/// Asks for the phrase: sets phrase and mismatch of the form and, as long as nothing else prevents the change, that it
/// has to be typed.
template <class Form>
void confirmBy(Form& form, const std::string& phrase, const QString& typed, const QString& otherwise) {
    const auto entered = typed.trimmed();
    form.phrase = text::toQString(phrase);
    form.mismatch = phraseMismatch(entered, form.phrase, otherwise);
    if (!form.whyNot && entered != form.phrase) {
        form.whyNot = typeFirst(form.phrase);
    }
}

/// The phrase of a change to a whole cluster.
template <class Form> void confirmByCluster(Form& form, const core::ClusterSummary& summary, const QString& typed) {
    confirmBy(form, core::phraseOf(summary.app.name, summary.name), typed,
              text::Text::tr("This doesn't match the app and the cluster."));
}

} // namespace poolhouse::views
