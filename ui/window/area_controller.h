// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>

#include <functional>

namespace poolhouse::fleet {
class AreaReader;
}

namespace poolhouse::ui {

class Navigation;

/// Has an area of the open cluster read for as long as its tab is in front, and shown there. On the GUI thread.
class AreaController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        fleet::AreaReader& reader;
        const Navigation& navigation;
        std::function<bool()> isInFront; ///< the tab, of the fleet
        std::function<void(const core::ClusterId& cluster)> show;
    };
    explicit AreaController(Dependencies dependencies, QObject* parent = nullptr);

    void follow();  ///< another tab or page may be in front
    void refresh(); ///< the texts, whose ages pass

private:
    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
