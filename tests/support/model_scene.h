// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/fleet/coming_reader.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/maintenance_reader.h"
#include "models/fleet/migration_reader.h"
#include "models/fleet/poller.h"
#include "models/fleet/quota_reader.h"
#include "models/fleet/setting_reader.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/read_only_locks.h"
#include "models/plans/execution.h"
#include "tests/support/fake_services.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/window_fakes.h"

#include <memory>

namespace poolhouse::test {

/// The models of a window without the window: real store, poller and operations; services, session and clock are
/// scripted.
struct ModelScene {
    ModelScene();
    ~ModelScene();
    ModelScene(const ModelScene&) = delete;
    ModelScene& operator=(const ModelScene&) = delete;

    void load();       ///< the sandbox with the sample fleet, all read; the poller is not started
    void answerAll();  ///< starts the poller and answers its requests with the sample fleet until it is idle
    bool answerOnce(); ///< false when no request was pending

    core::ManualClock clock{sampleNow()};
    fleet::Store store;
    test::Services services;
    api::SessionMonitor monitor;
    fleet::Poller poller{{services, services, services, services, monitor}, store, clock, nullptr, [] { return 0.5; }};
    fleet::MaintenanceReader maintenance{services, clock};
    fleet::SettingReader settings{services, clock};
    fleet::QuotaReader quotas{services, clock};
    fleet::ComingReader coming{services, store, clock};
    fleet::CredentialReader credentials{services, clock};
    fleet::MigrationReader migrations{services, store, clock};
    operations::ReadOnlyLocks locks;
    std::unique_ptr<operations::Journal> journal = operations::Journal::open({}).value();
    operations::Engine operations{
        {services, services, services, services, services, services, services, services, services, &monitor},
        store,
        *journal,
        locks,
        clock,
        nullptr,
        [] { return 0.0; }};
    ScriptedSession session;
    DesktopSpy desktop;
    FilesSpy files;
    MemoryPlans plans;
    plans::PlanExecution applying{operations, store, {services, services}, clock, plans};
    NoPlanFiles documents;
    MemoryPreferences own;
};

} // namespace poolhouse::test
