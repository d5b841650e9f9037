// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sandbox_starter.h"

#include "app/sandbox/sandbox.h"

#include <QObject>

#include <future>
#include <mutex>
#include <utility>

namespace poolhouse::console {

namespace {

using Started = core::Result<std::unique_ptr<sandbox::Sandbox>, sandbox::SandboxError>;

class BuiltInSandbox final : public RunningSandbox {
public:
    explicit BuiltInSandbox(std::unique_ptr<sandbox::Sandbox> sandbox) : m_sandbox(std::move(sandbox)) {}
    [[nodiscard]] QUrl url() const override { return QUrl(QString::fromStdString(m_sandbox->url())); }

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

/// Result slot of one start, set by the worker and consumed by the requester. Drops the sandbox once cancelled.
class Start {
public:
    void put(Started started) {
        const std::lock_guard guard(m_lock);
        if (!m_cancelled) {
            m_started.emplace(std::move(started));
        }
    }
    [[nodiscard]] std::optional<Started> take() {
        const std::lock_guard guard(m_lock);
        return std::exchange(m_started, std::nullopt);
    }
    void cancel() {
        const std::lock_guard guard(m_lock);
        m_cancelled = true;
        m_started.reset();
    }

private:
    std::mutex m_lock;
    bool m_cancelled = false;
    std::optional<Started> m_started;
};

StartedSandbox outcome(Started started) {
    if (!started) {
        return fleet::SandboxNotStarted{started.error().sentence};
    }
    return std::unique_ptr<RunningSandbox>(std::make_unique<BuiltInSandbox>(std::move(started).value()));
}

/// Serializes starts: two may use the same database.
class Starter final : public QObject {
public:
    ~Starter() override {
        if (m_last.valid()) {
            m_last.wait();
        }
    }

    api::Call start(sandbox::SandboxOptions options, std::function<void(StartedSandbox)> reply) {
        const auto start = std::make_shared<Start>();
        m_last = std::async(std::launch::async, [this, start, options = std::move(options), reply = std::move(reply),
                                                 before = m_last] {
                     if (before.valid()) {
                         before.wait();
                     }
                     start->put(sandbox::Sandbox::start(options));
                     QMetaObject::invokeMethod(
                         this, [start, reply] { deliver(*start, reply); }, Qt::QueuedConnection);
                 }).share();
        return api::Call([start] { start->cancel(); });
    }

private:
    static void deliver(Start& start, const std::function<void(StartedSandbox)>& reply) {
        if (auto started = start.take()) {
            reply(outcome(*std::move(started)));
        }
    }

    std::shared_future<void> m_last;
};

} // namespace

SandboxStarter builtInSandbox() {
    return [starter = std::make_shared<Starter>()](const SandboxSource& source,
                                                   std::function<void(StartedSandbox)> reply) {
        sandbox::SandboxOptions options;
        options.scenario = source.scenario.toStdString();
        options.seed = source.seed;
        options.timeScale = source.timeScale;
        options.databaseFile = source.database.toStdString();
        return starter->start(std::move(options), std::move(reply));
    };
}

} // namespace poolhouse::console
