// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class ComingReader;
class CredentialReader;
class MaintenanceReader;
class MigrationReader;
class Poller;
class QuotaReader;
class Session;
class SettingReader;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
class JournalKeeper;
class LockStorage;
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::plans {
class PlanExecution;
class PlanFiles;
class PlanRepository;
} // namespace poolhouse::plans

namespace poolhouse::ui {

class Desktop;
class FileChoice;
class Preferences;

/// What the window works on; all of it outlives the window.
struct WindowDependencies {
    fleet::Store& store;
    fleet::Poller& poller;
    fleet::Session& session;
    operations::Engine& operations;
    operations::ReadOnlyLocks& locks;
    const core::Clock& clock;
    Preferences& preferences;
    Desktop& desktop;
    FileChoice& files;
    plans::PlanExecution& execution;
    plans::PlanRepository& plans;
    const plans::PlanFiles& planFiles;
    operations::LockStorage& lockStorage;
    operations::JournalKeeper& journalKeeper;
    fleet::MaintenanceReader& maintenance;
    fleet::SettingReader& settings;
    fleet::QuotaReader& quotas;
    fleet::ComingReader& coming;
    fleet::CredentialReader& credentials;
    fleet::MigrationReader& migrations;
};

} // namespace poolhouse::ui
