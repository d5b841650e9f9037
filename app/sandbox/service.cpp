// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/service.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/fault_response.h"
#include "app/sandbox/host_header.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/scenarios.h"
#include "models/core/clock.h"

#include <QTimer>

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

core::Instant wallClock() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Real time between two writes of the instant at least.
constexpr std::chrono::milliseconds storedAhead{1000};

SandboxError unusable(const StoreError& error) {
    return {SandboxErrorCode::DatabaseUnusable, error.sentence};
}

std::optional<SandboxError> checkOptions(const SandboxOptions& options) {
    if (!isScenario(options.scenario)) {
        return SandboxError{SandboxErrorCode::UnknownScenario,
                            "Unknown scenario \"" + options.scenario + "\". Choose one of: " + scenarioNames() + "."};
    }
    if (options.port < 0 || options.port > 65535) {
        return SandboxError{SandboxErrorCode::BadOption, "A port is a number from 0 to 65535."};
    }
    if (!(options.timeScale > 0 && options.timeScale <= mostTimeScale)) {
        return SandboxError{SandboxErrorCode::BadOption, "The time scale must be above 0, at most 100000."};
    }
    if (options.rateLimit < 1) {
        return SandboxError{SandboxErrorCode::BadOption, "The account needs at least one request token."};
    }
    return std::nullopt;
}

/// A spoiled body is sent also to a client that has the right one already.
Request unconditional(Request request) {
    std::erase_if(request.headers, [](const Header& header) { return sameHeaderName(header.name, "If-None-Match"); });
    return request;
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
    service->m_control = options.control;
    service->m_faults = Faults(options.seed);
    for (const auto& fault : options.faults) {
        service->inject(fault);
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

Service::~Service() {
    if (m_store && m_clock) {
        (void)m_store->saveInstant(m_clock->now()); // exactly, after an orderly end
    }
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
            m_storedInstant = stored->lastInstant;
            now = std::max(now, m_storedInstant); // time must not go back
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
            m_storedInstant = now;
        }
        (void)state->takeChanges();
    }
    m_scenario = state->world().scenario;
    if (!options.recordFile.empty()) {
        auto opened = Recorder::open(options.recordFile, m_scenario);
        if (!opened) {
            return SandboxError{SandboxErrorCode::BadOption, opened.error()};
        }
        m_recorder = std::move(opened).value();
    }
    m_clock = std::make_shared<SandboxClock>(now, options.manualStart ? 0 : options.timeScale);
    ApiOptions api{options.token, options.rateLimit, options.latency, options.twoFactor, options.warning};
    m_api = std::make_unique<Api>(*std::move(state), std::move(api));
    return std::nullopt;
}

Response Service::handle(const Request& request) {
    if (!addressedToThisMachine(request)) {
        return misdirected();
    }
    if (m_control && isControl(request)) {
        return control(request);
    }
    const auto now = m_clock->now();
    executeDelayed(now);
    ++m_tally.requests;
    auto failure = keepTime(now);
    auto response = failure ? *std::move(failure) : answer(request, now);
    if (m_recorder) {
        m_recorder->write(request, response);
    }
    return response;
}

/// The API's response with faults applied.
Response Service::answer(const Request& request, core::Instant now) {
    const auto strike = m_faults.strike(request);
    Response response;
    if (!strike.fault || !strike.fault->beforeActing()) {
        const bool spoiled = strike.fault && strike.fault->kind == Fault::Kind::WrongType;
        response = execute(spoiled ? unconditional(request) : request, now);
    }
    if (strike.fault) {
        const auto delay = response.delay;
        response = faultyResponse(*strike.fault, request, std::move(response), m_api->state());
        response.delay = delay;
        response.fault = strike.fault->spec;
        const auto kind = strike.fault->kind;
        if (kind == Fault::Kind::TimeoutLate) {
            const DelayedRequest late{now + strike.fault->time, request};
            const auto later = [](core::Instant due, const DelayedRequest& each) { return due < each.due; };
            m_delayed.insert(std::upper_bound(m_delayed.begin(), m_delayed.end(), late.due, later), late);
        } else if (kind == Fault::Kind::RestartBefore || kind == Fault::Kind::RestartAfter) {
            suspendServer(strike.fault->time);
        }
    }
    response.delay += strike.latency;
    return response;
}

Response Service::execute(const Request& request, core::Instant now) {
    auto response = m_api->handle(request, now);
    if (auto failure = commitChanges(now)) {
        failure->delay = response.delay;
        return *std::move(failure);
    }
    const bool reads = request.method == "GET" || request.method == "HEAD";
    m_tally.changes += !reads && response.status >= 200 && response.status <= 299 ? 1 : 0;
    return response;
}

void Service::executeDelayed(core::Instant now) {
    while (!m_delayed.empty() && m_delayed.front().due <= now) {
        const auto late = std::move(m_delayed.front());
        m_delayed.erase(m_delayed.begin());
        (void)execute(late.request, late.due); // the response is dropped
    }
}

Response Service::control(const Request& request) {
    const auto now = m_clock->now();
    executeDelayed(now);
    if (auto failure = keepTime(now)) {
        return *std::move(failure);
    }
    advance(m_api->state(), now);
    if (auto failure = commitChanges(now)) {
        return *std::move(failure);
    }
    auto response = controlResponse(request, {m_faults, m_api->state(), m_tally, now});
    auto failure = commitChanges(now);
    return failure ? *std::move(failure) : std::move(response);
}

std::string Service::world() {
    const auto now = m_clock->now();
    executeDelayed(now);
    (void)keepTime(now);
    advance(m_api->state(), now);
    (void)commitChanges(now); // on failure the previous state is reported
    return worldText({m_faults, m_api->state(), m_tally, now});
}

/// Queued, since the current connection still waits for its response; suspending resets it with all others.
void Service::suspendServer(std::chrono::milliseconds time) {
    m_resumeAt = m_clock->now() + time;
    QMetaObject::invokeMethod(
        m_server.get(),
        [this, time] {
            m_server->suspend();
            if (!m_clock->manual()) {
                QTimer::singleShot(m_clock->realTime(time), m_server.get(), [this] {
                    m_resumeAt.reset();
                    m_server->resume();
                });
            }
        },
        Qt::QueuedConnection);
}

void Service::clockMoved() {
    if (m_resumeAt && *m_resumeAt <= m_clock->now()) {
        m_resumeAt.reset();
        m_server->resume();
    }
}

/// Stores an instant ahead of the clock before a response shows `now`, so that time does not go back after a kill, and
/// few requests wait for the disk.
std::optional<Response> Service::keepTime(core::Instant now) {
    if (!m_store || now <= m_storedInstant) {
        return std::nullopt;
    }
    const auto ahead = now + m_clock->sandboxTime(storedAhead);
    if (const auto saved = m_store->saveInstant(ahead); !saved) {
        return internalError(saved.error().sentence);
    }
    m_storedInstant = ahead;
    return std::nullopt;
}

/// Stores the changes of a request before its response is sent. On failure the state is reloaded from the store.
std::optional<Response> Service::commitChanges(core::Instant now) {
    const auto changes = m_api->state().takeChanges();
    if (!m_store || changes.empty()) {
        return std::nullopt;
    }
    m_storedInstant = std::max(m_storedInstant, now);
    const auto saved = m_store->save(m_api->state(), changes, m_storedInstant);
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
