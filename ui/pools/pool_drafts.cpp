// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pool_drafts.h"

#include "ui/platform/preferences.h"

#include <QStringList>
#include <QVariant>

#include <algorithm>

namespace poolhouse::ui {

namespace {

QString keyOf(const core::ClusterId& cluster) {
    return QStringLiteral("drafts/addPool/") + QString::fromStdString(cluster.value);
}

} // namespace

std::optional<PoolDrafts::Saved> PoolDrafts::find(const core::ClusterId& cluster) const {
    const auto fields = m_preferences.value(keyOf(cluster)).toStringList();
    if (fields.size() != 4) {
        return std::nullopt;
    }
    return Saved{{fields[0].toStdString(), fields[1].toStdString(), std::clamp(fields[2].toInt(), 0, 99)},
                 std::clamp(fields[3].toInt(), 0, 2)};
}

void PoolDrafts::save(const core::ClusterId& cluster, const Saved& saved) {
    m_preferences.setValue(
        keyOf(cluster), QStringList{QString::fromStdString(saved.draft.name), QString::fromStdString(saved.draft.level),
                                    QString::number(saved.draft.count), QString::number(saved.step)});
}

void PoolDrafts::remove(const core::ClusterId& cluster) {
    m_preferences.setValue(keyOf(cluster), QVariant());
}

} // namespace poolhouse::ui
