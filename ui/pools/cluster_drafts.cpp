// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/cluster_drafts.h"

#include "models/fleet/session.h"
#include "ui/platform/preferences.h"

#include <QStringList>
#include <QUrl>
#include <QVariant>

#include <algorithm>

namespace poolhouse::ui {

namespace {

struct ClusterField {
    enum { Step, Operation, App, Name, Attachment, Plan, Level, Version, Standby, Past, Time, Like, Pools, Count };
};
constexpr qsizetype fieldsOfPool = 3; ///< name, level, count; first the pools, then those that were filled in
constexpr int lastClusterStep = 3;

QString flagText(bool on) {
    return on ? QStringLiteral("1") : QString();
}

} // namespace

std::optional<QString> ClusterDrafts::keyOf(const std::string& source) const {
    const auto account = m_session.accountKey();
    return account.isEmpty()
               ? std::nullopt
               : std::optional(QStringLiteral("drafts/newCluster/%1/%2")
                                   .arg(QString::fromLatin1(QUrl::toPercentEncoding(account)),
                                        source.empty() ? QStringLiteral("-") : QString::fromStdString(source)));
}

std::optional<ClusterDrafts::Saved> ClusterDrafts::find(const std::string& source) const {
    const auto key = keyOf(source);
    const auto fields = key ? m_preferences.value(*key).toStringList() : QStringList();
    if (fields.size() < ClusterField::Count || (fields.size() - ClusterField::Count) % fieldsOfPool != 0) {
        return std::nullopt;
    }
    Saved saved;
    saved.operation = fields[ClusterField::Operation].toStdString();
    if (!saved.operation.empty() && !m_cameToNothing(saved.operation)) {
        return std::nullopt;
    }
    auto& cluster = saved.draft.cluster;
    saved.step = std::clamp(fields[ClusterField::Step].toInt(), 0, lastClusterStep);
    cluster.app = fields[ClusterField::App].toStdString();
    cluster.name = fields[ClusterField::Name].toStdString();
    cluster.attachment = fields[ClusterField::Attachment].toStdString();
    cluster.plan = fields[ClusterField::Plan].toStdString();
    cluster.level = fields[ClusterField::Level].toStdString();
    cluster.version = fields[ClusterField::Version].toStdString();
    cluster.highAvailability = !fields[ClusterField::Standby].isEmpty();
    if (!source.empty()) {
        cluster.source = core::ClusterSource{source};
    }
    saved.draft.past = !fields[ClusterField::Past].isEmpty();
    saved.draft.time = fields[ClusterField::Time];
    saved.draft.like = fields[ClusterField::Like].toStdString();
    const auto pools = ClusterField::Count + fields[ClusterField::Pools].toInt() * fieldsOfPool;
    for (qsizetype at = ClusterField::Count; at < fields.size(); at += fieldsOfPool) {
        (at < pools ? saved.draft.pools : saved.draft.filled)
            .push_back(
                {fields[at].toStdString(), fields[at + 1].toStdString(), std::clamp(fields[at + 2].toInt(), 0, 99)});
    }
    return saved;
}

void ClusterDrafts::save(const std::string& source, const Saved& saved) {
    const auto key = keyOf(source);
    if (!key) {
        return;
    }
    const auto& draft = saved.draft;
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    QStringList fields{QString::number(saved.step),
                       text(saved.operation),
                       text(draft.cluster.app),
                       text(draft.cluster.name),
                       text(draft.cluster.attachment),
                       text(draft.cluster.plan),
                       text(draft.cluster.level),
                       text(draft.cluster.version),
                       flagText(draft.cluster.highAvailability),
                       flagText(draft.past),
                       draft.time,
                       text(draft.like),
                       QString::number(draft.pools.size())};
    for (const auto* pools : {&draft.pools, &draft.filled}) {
        for (const auto& pool : *pools) {
            fields << text(pool.name) << text(pool.level) << QString::number(pool.count);
        }
    }
    m_preferences.setValue(*key, fields);
}

void ClusterDrafts::remove(const std::string& source) {
    if (const auto key = keyOf(source)) {
        m_preferences.setValue(*key, QVariant());
    }
}

} // namespace poolhouse::ui
