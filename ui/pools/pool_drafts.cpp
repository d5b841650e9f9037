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

std::optional<PoolDrafts::Kept> PoolDrafts::find(const core::ClusterId& cluster) const {
    const auto parts = m_preferences.value(keyOf(cluster)).toStringList();
    if (parts.size() != 4) {
        return std::nullopt;
    }
    return Kept{{parts[0].toStdString(), parts[1].toStdString(), std::clamp(parts[2].toInt(), 0, 99)},
                std::clamp(parts[3].toInt(), 0, 2)};
}

void PoolDrafts::keep(const core::ClusterId& cluster, const Kept& kept) {
    m_preferences.setValue(keyOf(cluster), QStringList{QString::fromStdString(kept.draft.name),
                                                       QString::fromStdString(kept.draft.level),
                                                       QString::number(kept.draft.count), QString::number(kept.step)});
}

void PoolDrafts::forget(const core::ClusterId& cluster) {
    m_preferences.setValue(keyOf(cluster), QVariant());
}

} // namespace poolhouse::ui
