// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/service.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/scenarios.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

core::Instant wallClock() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

SandboxError unusable(const StoreError& error) {
    return {SandboxErrorCode::DatabaseUnusable, error.sentence};
}

std::optional<SandboxError> checkOptions(const SandboxOptions& options) {
    if (!isScenario(options.scenario)) {
        return SandboxError{SandboxErrorCode::UnknownScenario, "There is no scenario called \"" + options.scenario +
                                                                   "\". Choose one of: " + scenarioNames() + "."};
    }
    if (options.port < 0 || options.port > 65535) {
        return SandboxError{SandboxErrorCode::BadOption, "A port is a number from 0 to 65535."};
    }
    if (!(options.timeScale > 0)) {
        return SandboxError{SandboxErrorCode::BadOption, "The time scale must be above 0."};
    }
    return std::nullopt;
}

} // namespace

core::Result<std::unique_ptr<Service>, SandboxError> Service::start(const SandboxOptions& options) {
    if (auto error = checkOptions(options)) {
        return *std::move(error);
    }
    std::unique_ptr<Service> service(new Service);
    if (auto error = service->prepareWorld(options)) {
        return *std::move(error);
    }
    service->m_server =
        std::make_unique<HttpServer>([each = service.get()](const Request& request) { return each->handle(request); });
    const auto port = service->m_server->listen(options.port);
    if (!port) {
        const auto text = std::to_string(options.port);
        if (port.error().portInUse) {
            return SandboxError{SandboxErrorCode::PortInUse,
                                "The sandbox cannot use port " + text +
                                    ": another program listens on it. End that program, or choose another port "
                                    "(0 picks a free one)."};
        }
        return SandboxError{SandboxErrorCode::CannotListen, "The sandbox cannot listen on port " + text + ": " +
                                                                port.error().reason + ". Choose another port."};
    }
    service->m_port = port.value();
    return service;
}

std::optional<SandboxError> Service::prepareWorld(const SandboxOptions& options) {
    auto now = options.manualStart.value_or(wallClock());
    std::optional<State> state;
    if (!options.databaseFile.empty()) {
        m_store = std::make_unique<Store>();
        if (const auto opened = m_store->open(options.databaseFile); !opened) {
            return unusable(opened.error());
        }
        auto loaded = m_store->load();
        if (!loaded) {
            return unusable(loaded.error());
        }
        if (auto stored = std::move(loaded).value()) {
            now = std::max(now, stored->lastInstant); // what has been seen to happen stays happened
            state = std::move(stored->state);
        }
    }
    if (!state) {
        auto made = makeWorld({options.scenario, options.seed, options.anchor.value_or(now)});
        if (!made) {
            return SandboxError{SandboxErrorCode::UnknownScenario, made.error()};
        }
        state = std::move(made).value();
        if (m_store) {
            if (const auto saved = m_store->saveAll(*state, now); !saved) {
                return unusable(saved.error());
            }
        }
        (void)state->takeChanges();
    }
    m_scenario = state->world().scenario;
    m_clock = std::make_shared<SandboxClock>(now, options.manualStart ? 0 : options.timeScale);
    m_api = std::make_unique<Api>(*std::move(state), ApiOptions{options.token, options.rateLimit, options.latency});
    return std::nullopt;
}

Response Service::handle(const Request& request) {
    const auto now = m_clock->now();
    auto response = m_api->handle(request, now);
    if (auto failure = keepChanges(now)) {
        failure->delay = response.delay;
        return *std::move(failure);
    }
    return response;
}

/// Commits what the request changed before its answer leaves. When that fails nothing has happened: the world is read
/// back as it was.
std::optional<Response> Service::keepChanges(core::Instant now) {
    const auto changes = m_api->state().takeChanges();
    if (!m_store || changes.empty()) {
        return std::nullopt;
    }
    const auto saved = m_store->save(m_api->state(), changes, now);
    if (saved) {
        return std::nullopt;
    }
    if (auto loaded = m_store->load(); loaded) {
        if (auto stored = std::move(loaded).value()) {
            m_api->replaceState(std::move(stored->state));
        }
    }
    return internalError(saved.error().sentence);
}

} // namespace poolhouse::sandbox
