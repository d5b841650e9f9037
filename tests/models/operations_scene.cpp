// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/operations_scene.h"

#include "models/core/limits.h"
#include "models/text/operation_text.h"
#include "tests/support/cluster_changes.h"

#include <algorithm>

namespace poolhouse::test {

OperationsScene::OperationsScene() {
    fillWithRectangular(store);
    server.attachments = attachments();
    before = server.shapes();
    attachedBefore = attachmentSet(server.attachments);
    calendarBefore = calendarOf(server.maintenance);
    versionBefore = server.cluster().version;
    credentialsBefore = credentialSet(server.credentials);
    configurationBefore = configurationOf(server.settings.items, server.quotas.items);
    start();
}

OperationsScene::~OperationsScene() = default;

std::unique_ptr<operations::Journal> OperationsScene::openJournal() {
    auto opened = operations::Journal::open({});
    return opened ? std::move(opened).value() : nullptr;
}

void OperationsScene::start() {
    operations.reset();
    services.answerAll(); // answers to the one before fall on deaf ears
    operations = std::make_unique<operations::Engine>(operations::Engine::Services{services, services, services,
                                                                                   services, services, services,
                                                                                   services, services, services},
                                                      store, *journal, locks, clock, nullptr, [] { return 0.0; });
    operations->open(account());
}

void OperationsScene::followWallClock() {
    journal->followWallClock([this] { return operations->wallClockShift(); });
}

QString OperationsScene::account() {
    return QStringLiteral("api.example.com ada");
}

std::string OperationsScene::ask(const core::Change& change) {
    if (change.migration && change.migration->state == core::MigrationState::Ready && !server.migration) {
        server.migration = knownMigration("ready");
        migrationBefore = standingOf(server.migration);
    }
    const auto decided = decidedOnMigration(
        decidedOn(change, server.credentials, store.cluster(rectangular().id)->attachments), server.migration);
    const auto asked =
        operations->ask({rectangular().id, decided, core::shapesOf(*store.cluster(rectangular().id)->info)});
    return asked ? asked.value() : std::string();
}

const operations::Operation& OperationsScene::get(const std::string& id) const {
    return *operations->find(id);
}

operations::Operation::State OperationsScene::state(const std::string& id) const {
    return get(id).state;
}

operations::ProgressCode OperationsScene::code(const std::string& id) const {
    return get(id).progress.code;
}

QString OperationsScene::said(const std::string& id) const {
    return text::progressSentence(get(id).progress);
}

operations::Operation OperationsScene::journaled(const std::string& id) const {
    for (auto& each : journal->read(account()).value().operations) {
        if (each.id == id) {
            return each;
        }
    }
    return {};
}

void OperationsScene::breathe() {
    if (!services.answerAll()) {
        clock.advance(std::chrono::seconds(1));
        operations->tick();
    }
}

bool OperationsScene::run(const std::string& id) {
    for (int step = 0; step < 15000; ++step) {
        if (get(id).finished() || state(id) == operations::Operation::State::NeedsTwoFactor) {
            return true;
        }
        breathe();
    }
    return false;
}

bool OperationsScene::runTo(const std::string& id, operations::Operation::State wanted) {
    for (int step = 0; step < 15000; ++step) {
        if (state(id) == wanted) {
            return true;
        }
        breathe();
    }
    return false;
}

bool OperationsScene::serverHas(const core::Change& change) {
    const auto version = server.cluster().version;
    if (change.removal) {
        return server.gone;
    }
    const auto wanted = core::applied(before, change, catalog());
    const auto shapes = server.shapes(); // what was under way is settled
    const auto calendar = calendarOf(server.maintenance);
    const auto credentials = credentialSet(server.credentials);
    return wanted && server.created == change.newCluster && afterChange(calendarBefore, change, calendar) == calendar &&
           same(wanted.value(), shapes) && afterChange(credentialsBefore, change, credentials) == credentials &&
           afterChange(attachedBefore, change) == attachmentSet(server.attachments) &&
           versionFits(versionBefore, change, version) && !server.destroying &&
           afterChange(configurationBefore, change) == configurationOf(server.settings.items, server.quotas.items) &&
           afterChange(migrationBefore, change) == standingOf(server.migration);
}

bool OperationsScene::serverUntouched() {
    return same(before, server.shapes()) && !server.created && calendarBefore == calendarOf(server.maintenance) &&
           credentialsBefore == credentialSet(server.credentials) &&
           attachedBefore == attachmentSet(server.attachments) && versionBefore == server.cluster().version &&
           !server.destroying && configurationBefore == configurationOf(server.settings.items, server.quotas.items) &&
           migrationBefore == standingOf(server.migration);
}

bool OperationsScene::same(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other) {
    return one.size() == other.size() && std::is_permutation(one.begin(), one.end(), other.begin());
}

} // namespace poolhouse::test
