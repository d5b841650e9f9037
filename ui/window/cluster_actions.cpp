// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/cluster_actions.h"

#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "ui/platform/desktop.h"
#include "ui/window/selection.h"

#include <QStringList>
#include <QUrl>

namespace poolhouse::ui {

namespace {

constexpr const char* datastores = "https://data.heroku.com/datastores/";

} // namespace

void ClusterActions::refresh() const {
    for (const core::ClusterId& cluster : m_dependencies.selection.targets()) {
        m_dependencies.poller.refreshCluster(cluster);
    }
}

void ClusterActions::copyNames() const {
    QStringList lines;
    for (const core::ClusterId& id : m_dependencies.selection.targets()) {
        const fleet::ClusterRecord* record = m_dependencies.store.cluster(id);
        lines << QString::fromStdString(record ? record->summary.name : id.value);
    }
    m_dependencies.desktop.copyText(lines.join(QLatin1Char('\n')));
}

void ClusterActions::copyIds() const {
    QStringList lines;
    for (const core::ClusterId& id : m_dependencies.selection.targets()) {
        lines << QString::fromStdString(id.value);
    }
    m_dependencies.desktop.copyText(lines.join(QLatin1Char('\n')));
}

void ClusterActions::openDashboard() const {
    if (const auto targets = m_dependencies.selection.targets(); targets.size() == 1) {
        m_dependencies.desktop.openInBrowser(
            QUrl(QString::fromLatin1(datastores) + QString::fromStdString(targets.front().value)));
    }
}

} // namespace poolhouse::ui
