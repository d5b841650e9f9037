// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace poolhouse::ui {

/// One page of the built-in manual.
struct HelpPage {
    QString id;    ///< "headroom"; links name it as "headroom.md"
    QString title; ///< the first heading
    QString markdown;
};

/// The pages in the order of the contents, read from the resources. A page that is missing there is left out.
[[nodiscard]] std::vector<HelpPage> helpPages();
/// The ids of all pages that the manual should have.
[[nodiscard]] QStringList helpPageIds();

/// Indices of the pages that contain every word of `query` in any case, those with a word in the title first. All
/// pages for an empty query.
[[nodiscard]] std::vector<int> searchHelp(const std::vector<HelpPage>& pages, const QString& query);

/// The page about a screen, dialog or part of one, given by its object name. Empty: there is none for it.
[[nodiscard]] QString helpPageOf(const QString& objectName);
/// All object names that helpPageOf() knows.
[[nodiscard]] QStringList helpContexts();

} // namespace poolhouse::ui
