// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace poolhouse::ui {

class ComingPage;
class Navigation;
struct WindowDependencies;

/// Has upcoming maintenance read for as long as its page is in front, and shown there. On the GUI thread.
class ComingController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    ComingController(ComingPage& page, const WindowDependencies& dependencies, const Navigation& navigation,
                     QObject* parent = nullptr);

    void follow();  ///< another page may be in front; ages pass
    void refresh(); ///< the texts

private:
    ComingPage& m_page;
    const WindowDependencies& m_dependencies;
    const Navigation& m_navigation;
};

} // namespace poolhouse::ui
