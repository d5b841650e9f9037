// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/read_only_locks.h"
#include "models/plans/execution.h"
#include "tests/support/fake_services.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/window_fixture.h"
#include "ui/window/main_window.h"

#include <QString>

#include <memory>

class QAction;

namespace poolhouse::test {

/// Main window on a real store and poller; services, session and clock are scripted.
struct WindowScene {
    WindowScene() : WindowScene(own) {}
    explicit WindowScene(MemoryPreferences& remembered);
    ~WindowScene();

    void load();      ///< loads the sample fleet into the store; the poller is not started
    void answerAll(); ///< starts the poller and serves the sample fleet until idle

    template <class T> T* find(const char* name) const {
        T* found = window->findChild<T*>(QString::fromLatin1(name));
        if (!found) {
            qFatal("The window has no %s.", name);
        }
        return found;
    }
    [[nodiscard]] QString text(const char* label) const;
    [[nodiscard]] QAction* action(const char* name) const;
    void act(const char* name) const; ///< triggers the action if enabled
    void clickInTree(const QString& name, Qt::KeyboardModifiers modifiers = {}) const;
    void expandInTree(const QString& name) const;
    [[nodiscard]] QStringList selectedInTree() const;

    bool answerOnce(); ///< false if no request was pending

    core::ManualClock clock{sampleNow()};
    fleet::Store store;
    fakes::Services services;
    api::SessionMonitor monitor;
    fleet::Poller poller{{services, services, services, services, monitor}, store, clock, nullptr, [] { return 0.5; }};
    operations::ReadOnlyLocks locks;
    std::unique_ptr<operations::Journal> journal = operations::Journal::open({}).value();
    operations::Engine operations{
        {services, services, services, &monitor}, store, *journal, locks, clock, nullptr, [] { return 0.0; }};
    ScriptedSession session;
    DesktopSpy desktop;
    FilesSpy files;
    MemoryPlans plans;
    plans::PlanExecution applying{operations, store, services, clock, plans};
    NoPlanFiles documents;
    MemoryPreferences own;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace poolhouse::test
