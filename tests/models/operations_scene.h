// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/operations/engine.h"
#include "models/text/operation_text.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"

#include <algorithm>
#include <memory>

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

    OperationsScene() {
        fillWithRectangular(store);
        before = server.shapes();
        start();
    }
    static std::unique_ptr<operations::Journal> openJournal() {
        auto opened = operations::Journal::open({});
        return opened ? std::move(opened).value() : nullptr;
    }

    /// A console starts, or starts again after the last one was dropped.
    void start() {
        operations.reset();
        services.answerAll(); // answers to the one before fall on deaf ears
        operations = std::make_unique<operations::Engine>(operations::Engine::Services{services, services, services},
                                                          store, *journal, locks, clock, nullptr, [] { return 0.0; });
        operations->open(account());
    }
    static QString account() { return QStringLiteral("api.example.com ada"); }

    /// The id; empty when it is refused.
    std::string ask(const core::Change& change) {
        const auto asked =
            operations->ask({rectangular().id, change, core::shapesOf(*store.cluster(rectangular().id)->info)});
        return asked ? asked.value() : std::string();
    }
    [[nodiscard]] const operations::Operation& get(const std::string& id) const { return *operations->find(id); }
    [[nodiscard]] operations::Operation::State state(const std::string& id) const { return get(id).state; }
    [[nodiscard]] operations::ProgressCode code(const std::string& id) const { return get(id).progress.code; }
    [[nodiscard]] QString said(const std::string& id) const { return text::progressSentence(get(id).progress); }
    [[nodiscard]] operations::Operation journaled(const std::string& id) const {
        for (auto& each : journal->read(account()).value().operations) {
            if (each.id == id) {
                return each;
            }
        }
        return {};
    }

    /// One breath: what was answered is heard, or else a second passes.
    void breathe() {
        if (!services.answerAll()) {
            clock.advance(std::chrono::seconds(1));
            operations->tick();
        }
    }
    /// Until the operation needs nothing but a person, two hours at most. False: it still runs.
    bool run(const std::string& id) {
        for (int step = 0; step < 15000; ++step) {
            if (get(id).finished() || state(id) == operations::Operation::State::NeedsTwoFactor) {
                return true;
            }
            breathe();
        }
        return false;
    }
    /// Until it is in this state. False: it never was.
    bool runTo(const std::string& id, operations::Operation::State wanted) {
        for (int step = 0; step < 15000; ++step) {
            if (state(id) == wanted) {
                return true;
            }
            breathe();
        }
        return false;
    }
    /// Whether the server's pools are what the change wants of them, and nothing else.
    [[nodiscard]] bool serverHas(const core::Change& change) {
        const auto wanted = core::applied(before, change, catalog());
        return wanted && same(wanted.value(), server.shapes());
    }
    [[nodiscard]] bool serverUntouched() { return same(before, server.shapes()); }

    static bool same(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other) {
        return one.size() == other.size() && std::is_permutation(one.begin(), one.end(), other.begin());
    }
};

} // namespace poolhouse::test
