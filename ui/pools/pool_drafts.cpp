// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pool_drafts.h"

#include "ui/platform/preferences.h"

#include <QStringList>
#include <QVariant>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr qsizetype poolFields = 4; ///< name, level, count, step
constexpr qsizetype appFields = 3;  ///< app, credential, name
constexpr int lastStep = 3;

QString keyOf(const core::ClusterId& cluster) {
    return QStringLiteral("drafts/addPool/") + QString::fromStdString(cluster.value);
}

} // namespace

std::optional<PoolDrafts::Saved> PoolDrafts::find(const core::ClusterId& cluster) const {
    const auto fields = m_preferences.value(keyOf(cluster)).toStringList();
    const auto left = fields.size() < poolFields ? 2 : (fields.size() - poolFields) % appFields;
    const bool submitted = left == 1; // the last field is the operation
    if (left > 1 || (submitted && !m_cameToNothing(fields.back().toStdString()))) {
        return std::nullopt;
    }
    Saved saved{{fields[0].toStdString(), fields[1].toStdString(), std::clamp(fields[2].toInt(), 0, 99)},
                std::clamp(fields[3].toInt(), 0, lastStep)};
    for (auto at = poolFields; at + appFields <= fields.size(); at += appFields) {
        saved.apps.push_back(
            {fields[at].toStdString(), {}, fields[at + 1].toStdString(), fields[at + 2].toStdString()});
    }
    return saved;
}

void PoolDrafts::save(const core::ClusterId& cluster, const Saved& saved) {
    QStringList fields{QString::fromStdString(saved.draft.name), QString::fromStdString(saved.draft.level),
                       QString::number(saved.draft.count), QString::number(saved.step)};
    for (const auto& app : saved.apps) {
        fields << QString::fromStdString(app.app) << QString::fromStdString(app.credential)
               << QString::fromStdString(app.name);
    }
    if (!saved.operation.empty()) {
        fields << QString::fromStdString(saved.operation);
    }
    m_preferences.setValue(keyOf(cluster), fields);
}

void PoolDrafts::remove(const core::ClusterId& cluster) {
    m_preferences.setValue(keyOf(cluster), QVariant());
}

} // namespace poolhouse::ui
