// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

class Preferences;

/// Which page is in front: the board, one cluster, Activity, or upcoming maintenance. A cluster is remembered by name
/// and opened again at the next start, once the fleet is known; if it is gone by then, clusterGone() is emitted and the
/// board stays.
class Navigation : public QObject {
    Q_OBJECT
public:
    Navigation(const fleet::Store& store, Preferences& preferences, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<core::ClusterId>& cluster() const { return m_cluster; } ///< empty: another page
    [[nodiscard]] bool activity() const { return m_page == Page::Activity; }
    [[nodiscard]] bool coming() const { return m_page == Page::Coming; }
    void openBoard();
    void openActivity();                         ///< not remembered for the next start
    void openComing();                           ///< the same
    void openCluster(const core::ClusterId& id); ///< ignored when the store does not have it
    void forget();                               ///< for another account: the open cluster is closed

    /// The cluster `step` (1 or -1) places from the open one in `listed`; from the board, or when the open one is not
    /// listed, the first or the last. Empty at the ends.
    [[nodiscard]] std::optional<core::ClusterId> neighbour(const std::vector<core::ClusterId>& listed, int step) const;

Q_SIGNALS:
    void moved();
    void clusterGone(const QString& name); ///< the open or the remembered one; the board is in front

private:
    enum class Page { Fleet, Activity, Coming }; ///< Fleet: the open cluster, or the board

    void onStoreChanged();
    void set(const std::optional<core::ClusterId>& id, Page page = Page::Fleet);

    const fleet::Store& m_store;
    Preferences& m_preferences;
    std::optional<core::ClusterId> m_cluster;
    Page m_page = Page::Fleet;
    QString m_name;   ///< of the open cluster
    QString m_wanted; ///< from an earlier run, not found yet
};

} // namespace poolhouse::ui
