// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/active_client.h"
#include "app/console/command_result.h"
#include "app/console/session_controller.h"
#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "tests/app/console/fake_credential_sources.h"
#include "tests/app/console/info_scene.h"
#include "tests/support/answering_services.h"
#include "ui/platform/memory_preferences.h"

#include <QTest>

#include <chrono>
#include <memory>
#include <optional>

namespace poolhouse::console {

/// Runs a command in a session of scripted services, with a token from the environment, at readAt.
class CommandScene {
public:
    /// What a command is made of.
    struct Dependencies {
        fleet::Store& store;
        fleet::Poller& poller;
        SessionController& session;
        ActiveClient& clients;
        const core::Clock& clock;
    };

    std::shared_ptr<test::AnsweringServices> client = std::make_shared<test::AnsweringServices>();
    std::optional<int> callsLeft; ///< of the API's budget, known from the start

    /// `make(parts)` returns the command in a unique_ptr. The exit code is -1 if it does not end within 30 s.
    template <class Make> CommandResult run(Make make) {
        FakeCredentialSources places;
        places.inEnvironment.secret = "HRKU-secret";
        ActiveClient clients;
        ui::MemoryPreferences preferences;
        const core::ManualClock clock(readAt);
        fleet::Store store;
        api::SessionMonitor monitor;
        if (callsLeft) {
            monitor.reportRequestsLeft(*callsLeft);
        }
        fleet::Poller poller({clients, clients, clients, clients, monitor}, store, clock);
        SessionController session(
            {places, clients, [&](const api::ApiHosts&, const api::Token&) { clients.use(client); },
             [&] { clients.useNone(); }, [](const SandboxSource&, const auto&) { return api::Call(); }, store, poller,
             preferences});
        const auto command = make(Dependencies{store, poller, session, clients, clock});
        std::optional<CommandResult> result;
        int times = 0;
        QObject::connect(command.get(), &std::decay_t<decltype(*command)>::finished, command.get(),
                         [&](const CommandResult& told) {
                             result = told;
                             ++times;
                         });
        command->start();
        session.begin(publicApi());
        const bool inTime = QTest::qWaitFor([&result] { return result.has_value(); }, 30000);
        return inTime && times == 1 ? *result : CommandResult{-1, {}, {}};
    }
};

} // namespace poolhouse::console
