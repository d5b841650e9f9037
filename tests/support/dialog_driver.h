// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/journey_scene.h"

#include <QPoint>
#include <QStringList>
#include <Qt>

namespace poolhouse::test {

/// Somebody with a mouse and a keyboard. Every event comes in where the window system would bring it: what is hidden,
/// covered, scrolled away or behind a dialog cannot be clicked, and the keys go to what has the focus.
class DialogDriver {
public:
    explicit DialogDriver(JourneyScene& scene) : m_scene(scene) {}

    // What is seen. A part is an object name of the window in front, "poolCard.analytics/cardScale" one inside another.
    [[nodiscard]] QWidget* front() const;                   ///< the dialog or menu in front, else the window
    [[nodiscard]] QWidget* part(const QString& name) const; ///< null: it is not to be seen
    [[nodiscard]] QString says(const char* name) const;     ///< the text of a part; empty: it is not to be seen
    [[nodiscard]] bool can(const char* name) const;         ///< it is there and takes input
    [[nodiscard]] QString why(const char* name) const;      ///< its tool tip
    [[nodiscard]] QString focus() const;                    ///< the name of what gets the keys
    [[nodiscard]] QString chosenLevel() const;
    void waitFor(const char* dialog) const; ///< in front, and with the keyboard
    void waitForWindow() const;             ///< no dialog is left

    // The mouse.
    void click(const QString& name) const;
    void chooseLevel(const QString& level) const;
    void follow(const char* label) const; ///< its first link
    void paste(const char* field) const;  ///< from the field's context menu

    // The keyboard.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString& text) const;
    void tabTo(const char* name) const;
    void openCluster(const QString& search) const; ///< through the command palette
    void rewrite(const QString& text) const;       ///< in place of what the field has

private:
    [[nodiscard]] bool reach(QWidget& target, const QPoint& at) const; ///< scrolls there; false: something lies over it
    void clickAt(QWidget& target, const QPoint& at, Qt::MouseButton button = Qt::LeftButton) const;

    JourneyScene& m_scene;
};

/// The pools of a cluster as the server has them, the leader first: "web-reads: 3 × 4G-Performance".
[[nodiscard]] QStringList serverPools(const JourneyScene& scene, const QString& cluster = mainCluster);
/// How many requests have changed anything on the server.
[[nodiscard]] int serverChanges(const JourneyScene& scene);
void inject(const JourneyScene& scene, const char* fault); ///< as --fault

} // namespace poolhouse::test
