// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/label_settings.h"

#include "models/tables/label_list.h"
#include "ui/locks/saved_lines.h"
#include "ui/platform/preferences.h"

namespace poolhouse::ui {

namespace {

const QString labelsGroup = QStringLiteral("labels");

} // namespace

fleet::ClusterLabels loadLabels(const Preferences& preferences, const QString& account) {
    const auto saved = loadLines(preferences, labelsGroup, account);
    if (!saved) {
        return {{}, preferences.unreadableFile().has_value()};
    }
    auto labels = tables::readLabels(saved->lines);
    labels.incomplete = labels.incomplete || !saved->intact;
    return labels;
}

void saveLabels(Preferences& preferences, const QString& account, const std::vector<fleet::LabelRule>& rules) {
    saveLines(preferences, labelsGroup, account, tables::writtenLabels(rules));
}

} // namespace poolhouse::ui
