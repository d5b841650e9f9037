// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/model_scene.h"
#include "ui/locks/lock_settings.h"
#include "ui/window/main_window.h"

#include <QString>

#include <memory>

class QAction;

namespace poolhouse::test {

/// The window over the models of ModelScene.
struct WindowScene : ModelScene {
    WindowScene();
    explicit WindowScene(MemoryPreferences& remembered);
    ~WindowScene();

    template <class T> T* find(const char* name) const {
        T* found = window->findChild<T*>(QString::fromLatin1(name));
        if (!found) {
            qFatal("The window has no %s.", name);
        }
        return found;
    }
    [[nodiscard]] QString text(const char* label) const;
    [[nodiscard]] QAction* action(const char* name) const;
    void act(const char* name) const; ///< only when the action is enabled, as a person could
    void clickInTree(const QString& name, Qt::KeyboardModifiers modifiers = {}) const;
    void expandInTree(const QString& name) const;
    [[nodiscard]] QStringList selectedInTree() const;

    std::unique_ptr<ui::PreferenceLocks> lockStorage;
    JournalKeeperSpy journalKeeper;
    std::unique_ptr<ui::MainWindow> window;

private:
    void openWindow(MemoryPreferences& remembered);
};

} // namespace poolhouse::test
