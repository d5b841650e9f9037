// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"

#include "app/sandbox/service.h"
#include "models/core/clock.h"

#include <QObject>
#include <QThread>

namespace poolhouse::sandbox {

/// The thread and the objects that live on it.
struct Sandbox::Impl {
    QThread thread;
    QObject onThread;                 ///< context of calls to the thread
    std::unique_ptr<Service> service; ///< created and destroyed on the thread
    std::shared_ptr<SandboxClock> clock;
    std::string scenario;
    int port = 0;

    template <class Work> void runOnThread(Work work) {
        QMetaObject::invokeMethod(&onThread, work, Qt::BlockingQueuedConnection);
    }
};

core::Result<std::unique_ptr<Sandbox>, SandboxError> Sandbox::start(const SandboxOptions& options) {
    auto impl = std::make_unique<Impl>();
    impl->thread.setObjectName(QStringLiteral("sandbox"));
    impl->onThread.moveToThread(&impl->thread);
    impl->thread.start();
    std::optional<SandboxError> error;
    impl->runOnThread([&] {
        auto service = Service::start(options);
        if (!service) {
            error = service.error();
            return;
        }
        impl->service = std::move(service).value();
        impl->clock = impl->service->clock();
        impl->scenario = impl->service->scenario();
        impl->port = impl->service->port();
    });
    std::unique_ptr<Sandbox> sandbox(new Sandbox(std::move(impl)));
    if (error) {
        return *std::move(error);
    }
    return sandbox;
}

Sandbox::Sandbox(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Sandbox::~Sandbox() {
    m_impl->runOnThread([this] { m_impl->service.reset(); });
    m_impl->thread.quit();
    m_impl->thread.wait();
}

std::string Sandbox::url() const {
    return "http://127.0.0.1:" + std::to_string(m_impl->port);
}
int Sandbox::port() const {
    return m_impl->port;
}
std::string Sandbox::scenario() const {
    return m_impl->scenario;
}
core::Instant Sandbox::now() const {
    return m_impl->clock->now();
}
void Sandbox::setNow(core::Instant instant) {
    if (m_impl->clock->manual()) {
        m_impl->clock->moveTo(instant);
        m_impl->runOnThread([this] { m_impl->service->clockMoved(); });
    }
}
void Sandbox::inject(const Fault& fault) {
    m_impl->runOnThread([&] { m_impl->service->inject(fault); });
}
void Sandbox::clearFaults() {
    m_impl->runOnThread([this] { m_impl->service->clearFaults(); });
}
std::string Sandbox::world() const {
    std::string text;
    m_impl->runOnThread([&] { text = m_impl->service->world(); });
    return text;
}

} // namespace poolhouse::sandbox
