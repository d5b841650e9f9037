// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/operations/engine.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/attachment_set.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/fake_services.h"
#include "tests/support/known_credentials.h"
#include "tests/support/known_migration.h"
#include "tests/support/planned_maintenance.h"

#include <memory>
#include <string>
#include <vector>

namespace poolhouse::test {

/// The cluster of the main window behind a server that fails as told, an engine, a journal in memory, a manual clock.
struct OperationsScene {
    core::ManualClock clock{morning};
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    std::unique_ptr<operations::Journal> journal = openJournal();
    test::Services services;
    test::FakeCluster& server = services.serve(clock, rectangularInfo(), catalog());
    std::unique_ptr<operations::Engine> operations;
    std::vector<core::PoolShape> before;
    AttachmentSet attachedBefore;
    Calendar calendarBefore;
    std::string versionBefore; ///< of PostgreSQL
    CredentialSet credentialsBefore;
    Configuration configurationBefore;
    MigrationStanding migrationBefore;

    OperationsScene();
    ~OperationsScene();
    OperationsScene(const OperationsScene&) = delete;
    OperationsScene& operator=(const OperationsScene&) = delete;

    static std::unique_ptr<operations::Journal> openJournal();

    /// A console starts, or starts again after the last one was dropped.
    void start();
    /// The journal's rows are by the machine's clock, as in the program.
    void followWallClock();
    static QString account();

    /// The id; empty when it is refused. A change of credentials or of a migration is decided on what the server has,
    /// and one of a migration that was ready makes it ready there.
    std::string ask(const core::Change& change);
    [[nodiscard]] const operations::Operation& get(const std::string& id) const;
    [[nodiscard]] operations::Operation::State state(const std::string& id) const;
    [[nodiscard]] operations::ProgressCode code(const std::string& id) const;
    [[nodiscard]] QString said(const std::string& id) const;
    [[nodiscard]] operations::Operation journaled(const std::string& id) const;

    /// One breath: what was answered is heard, or else a second passes.
    void breathe();
    /// Until the operation needs nothing but a person, two hours at most. False: it still runs.
    bool run(const std::string& id);
    /// Until it is in this state. False: it never was.
    bool runTo(const std::string& id, operations::Operation::State wanted);
    /// Whether the server's pools, attachments, maintenance, version, credentials, settings, quotas and new cluster are
    /// what the change wants of them, and nothing else; or whether it no longer has any of them.
    [[nodiscard]] bool serverHas(const core::Change& change);
    [[nodiscard]] bool serverUntouched();

    static bool same(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other);
};

} // namespace poolhouse::test
