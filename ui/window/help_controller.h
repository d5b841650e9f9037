// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QWidget;

namespace poolhouse::ui {

class HelpWindow;

/// Opens the manual at what is in front. F1 in a dialog or popup of the window comes here; the window's own F1 is an
/// action. On the GUI thread.
class HelpController : public QObject {
    Q_OBJECT
public:
    /// `shownPage` is the page in front, for when the focus is in the frame around it. `window` outlives the
    /// controller.
    HelpController(const QWidget& window, std::function<QWidget*()> shownPage);
    ~HelpController() override;

    void open(); ///< about the focus in the window, or the page in front

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openAt(const QString& page);

    const QWidget& m_window;
    std::function<QWidget*()> m_shownPage;
    std::unique_ptr<HelpWindow> m_help; ///< null until it is first needed
};

} // namespace poolhouse::ui
