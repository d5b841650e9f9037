// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/journey_scene.h"

#include <QPoint>
#include <QStringList>
#include <Qt>

namespace poolhouse::test {

/// Simulated user with mouse and keyboard. Events enter where the window system would deliver them: hidden, covered,
/// scrolled-out or blocked widgets cannot be clicked, and keys go to the focus widget.
class DialogDriver {
public:
    explicit DialogDriver(JourneyScene& scene) : m_scene(scene) {}

    // Inspection. A part is an object name in the front window; "poolCard.analytics/cardScale" is a nested one.
    [[nodiscard]] QWidget* front() const;                   ///< front dialog or menu, else the window
    [[nodiscard]] QWidget* part(const QString& name) const; ///< null: not visible
    [[nodiscard]] QString says(const char* name) const;     ///< text of a part; empty: not visible
    [[nodiscard]] bool can(const char* name) const;         ///< visible and enabled
    [[nodiscard]] QString why(const char* name) const;      ///< its tool tip
    [[nodiscard]] QString focus() const;                    ///< object name of the focus widget
    [[nodiscard]] QString chosenLevel() const;
    void waitFor(const char* dialog) const; ///< waits until it is in front and has the focus
    void waitForWindow() const;             ///< waits until no dialog is open

    /// Clicks and keys sent so far, each letter and each modified key one. The limits of whole walks are tested by it.
    [[nodiscard]] int steps() const { return m_steps; }

    // Mouse.
    void click(const QString& name) const;
    void click(const char* name) const { click(QString::fromLatin1(name)); }
    void chooseLevel(const QString& level) const;
    void choose(const char* combo, const QString& text) const; ///< opens it and clicks the first item with the text
    void clickOnBoard(const QString& cluster, Qt::KeyboardModifiers modifiers = {}) const; ///< waits for its selection
    void clickInTree(const QString& name) const;
    void rightClickInTree(const QString& name) const;
    void mouseButton(Qt::MouseButton button) const; ///< such as Back, in the middle of the front window
    void follow(const char* label) const;           ///< its first link
    void paste(const char* field) const;            ///< from the field's context menu

    // Keyboard.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString& text) const;
    void tabTo(const char* name) const;
    void openCluster(const QString& search) const; ///< through the command palette
    void rewrite(const QString& text) const;       ///< replaces the field's text

private:
    [[nodiscard]] bool reach(QWidget& target, const QPoint& at) const; ///< scrolls to it; false: covered
    void clickAt(QWidget& target, const QPoint& at, Qt::MouseButton button = Qt::LeftButton,
                 Qt::KeyboardModifiers modifiers = {}) const;

    JourneyScene& m_scene;
    mutable int m_steps = 0;
};

/// Pools of a cluster on the server, leader first: "web-reads: 3 × 4G-Performance".
[[nodiscard]] QStringList serverPools(const JourneyScene& scene, const QString& cluster = mainCluster);
/// Number of write requests on the server.
[[nodiscard]] int serverChanges(const JourneyScene& scene);
void inject(const JourneyScene& scene, const char* fault); ///< as --fault

} // namespace poolhouse::test
