// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"

#include "app/sandbox/service.h"
#include "models/core/clock.h"

#include <QObject>
#include <QThread>

namespace poolhouse::sandbox {

/// The thread, and what lives on it.
struct Sandbox::Running {
    QThread thread;
    QObject onThread;                 ///< calls for the thread are sent to this object
    std::unique_ptr<Service> service; ///< made and destroyed on the thread
    std::shared_ptr<SandboxClock> clock;
    std::string scenario;
    int port = 0;

    template <class Work> void runOnThread(Work work) {
        QMetaObject::invokeMethod(&onThread, work, Qt::BlockingQueuedConnection);
    }
};

core::Result<std::unique_ptr<Sandbox>, SandboxError> Sandbox::start(const SandboxOptions& options) {
    auto running = std::make_unique<Running>();
    running->thread.setObjectName(QStringLiteral("sandbox"));
    running->onThread.moveToThread(&running->thread);
    running->thread.start();
    std::optional<SandboxError> error;
    running->runOnThread([&] {
        auto service = Service::start(options);
        if (!service) {
            error = service.error();
            return;
        }
        running->service = std::move(service).value();
        running->clock = running->service->clock();
        running->scenario = running->service->scenario();
        running->port = running->service->port();
    });
    std::unique_ptr<Sandbox> sandbox(new Sandbox(std::move(running)));
    if (error) {
        return *std::move(error);
    }
    return sandbox;
}

Sandbox::Sandbox(std::unique_ptr<Running> running) : m_running(std::move(running)) {}

Sandbox::~Sandbox() {
    m_running->runOnThread([this] { m_running->service.reset(); });
    m_running->thread.quit();
    m_running->thread.wait();
}

std::string Sandbox::url() const {
    return "http://127.0.0.1:" + std::to_string(m_running->port);
}
int Sandbox::port() const {
    return m_running->port;
}
std::string Sandbox::scenario() const {
    return m_running->scenario;
}
core::Instant Sandbox::now() const {
    return m_running->clock->now();
}
void Sandbox::setNow(core::Instant instant) {
    if (m_running->clock->manual()) {
        m_running->clock->moveTo(instant);
        m_running->runOnThread([this] { m_running->service->clockMoved(); });
    }
}
void Sandbox::inject(const Fault& fault) {
    m_running->runOnThread([&] { m_running->service->inject(fault); });
}
void Sandbox::clearFaults() {
    m_running->runOnThread([this] { m_running->service->clearFaults(); });
}
std::string Sandbox::world() const {
    std::string text;
    m_running->runOnThread([&] { text = m_running->service->world(); });
    return text;
}

} // namespace poolhouse::sandbox
