// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/visit_history.h"

#include <QObject>
#include <QTimer>

namespace poolhouse::fleet {
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class Navigation;

/// Back and Forward. One user action that passes through several places is one step. On the GUI thread.
class HistoryController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const Navigation& navigation;
        std::function<ClusterTab()> currentTab; ///< on the page of a cluster
        std::function<void(const Place&)> open; ///< navigates
    };
    explicit HistoryController(Dependencies dependencies, QObject* parent = nullptr);

    [[nodiscard]] bool go(int step); ///< Back (-1) or Forward (1); false: there is nothing
    [[nodiscard]] bool canGo(int step) const { return m_history.next(step).has_value(); }
    [[nodiscard]] Place current() const;
    void noteSoon(); ///< the place in front may be another one
    void clear();    ///< for another account

Q_SIGNALS:
    void changed(); ///< canGo() may differ

private:
    void note();

    Dependencies m_dependencies;
    VisitHistory m_history;
    QTimer m_soon;
};

} // namespace poolhouse::ui
