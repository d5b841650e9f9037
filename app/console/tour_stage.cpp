// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour_stage.h"

#include "app/sandbox/sandbox.h"
#include "models/text/problem_text.h"
#include "ui/planner/planner_page.h"

#include <stdexcept>
#include <utility>
#include <variant>

namespace poolhouse::console {

namespace {

constexpr QSize windowSize(1440, 900);
constexpr std::chrono::seconds tourKeyringTimeout(5);

std::unique_ptr<CredentialSources> credentialSourcesFor(const Source& source, const MaskedSecret& token) {
    if (std::holds_alternative<ApiSource>(source)) {
        return std::make_unique<DesktopCredentialSources>(tourKeyringTimeout, token);
    }
    return std::make_unique<NoCredentialSources>();
}

template <class Reply> api::Call noKeyring(api::TimerDelay& delay, Reply reply) {
    return delay.after(std::chrono::milliseconds(0), [reply = std::move(reply)] {
        reply({Keyring::Outcome::Missing, {}});
    });
}

} // namespace

api::Call NoCredentialSources::NoKeyring::read(const QString&, Prompt, Reply reply) {
    return noKeyring(m_delay, std::move(reply));
}

api::Call NoCredentialSources::NoKeyring::write(const QString&, const std::string&, Reply reply) {
    return noKeyring(m_delay, std::move(reply));
}

api::Call NoCredentialSources::NoKeyring::remove(const QString&, Reply reply) {
    return noKeyring(m_delay, std::move(reply));
}

api::Call NoCredentialSources::NoKeyring::readCliToken(Prompt, Reply reply) {
    return noKeyring(m_delay, std::move(reply));
}

/// Handle held by the session; the stage can stop the sandbox independently.
class TourStage::Server final : public RunningSandbox {
public:
    explicit Server(std::string url) : m_url(QString::fromStdString(url)) {}
    [[nodiscard]] QUrl url() const override { return QUrl(m_url); }

private:
    QString m_url;
};

struct TourStage::SandboxConfig {
    sandbox::SandboxOptions options;
};

TourStage::TourStage(const Source& source, std::optional<QSize> size, const Environment& environment)
    : m_source(source),
      m_sizeGiven(size.has_value()),
      m_clock(core::Instant{}),
      m_sources(credentialSourcesFor(source, environment.token)),
      m_config(std::make_unique<SandboxConfig>()),
      m_graph({.clock = clock(),
               .preferences = m_preferences,
               .credentials = *m_sources,
               .startSandbox = starter(),
               .jitter = [] { return 0.5; },
               .authorities = environment.authorities}),
      m_window({m_graph.store(),
                m_graph.poller(),
                m_graph.session(),
                m_graph.operations(),
                m_graph.locks(),
                clock(),
                m_preferences,
                m_desktop,
                m_files,
                m_graph.applying(),
                m_graph.plans(),
                m_documents,
                m_graph.lockStorage(),
                m_graph,
                m_graph.maintenance(),
                m_graph.settings(),
                m_graph.quotas(),
                m_graph.coming(),
                m_graph.credentials(),
                m_graph.migrations()}) {
    m_window.resize(size.value_or(windowSize));
    m_window.show();
}

TourStage::~TourStage() {
    close();
}

SandboxStarter TourStage::starter() {
    return [this](const SandboxSource&, std::function<void(StartedSandbox)> reply) {
        return m_delay.after(std::chrono::milliseconds(0), [this, reply = std::move(reply)] {
            auto started = sandbox::Sandbox::start(m_config->options);
            if (!started) {
                reply(fleet::SandboxNotStarted{started.error().sentence});
                return;
            }
            m_sandbox = std::move(started).value();
            reply(std::unique_ptr<RunningSandbox>(std::make_unique<Server>(m_sandbox->url())));
        });
    };
}

const core::Clock& TourStage::clock() const {
    return live() ? static_cast<const core::Clock&>(m_realClock) : m_clock;
}

void TourStage::connectLive() {
    session().begin(m_source);
}

std::optional<text::ProblemText> TourStage::lost() {
    if (!live()) {
        return std::nullopt;
    }
    if (session().state() == fleet::Session::State::None) {
        const auto problem = session().problem();
        return problem ? std::optional(text::problemText(*problem, text::Audience::Command)) : std::nullopt;
    }
    const bool silent =
        poller().phase() == fleet::Poller::Phase::Refused || poller().phase() == fleet::Poller::Phase::Offline;
    if (const auto problem = poller().problem(); silent && problem) {
        return text::problemText(*problem, text::RequestKind::Fleet, text::Audience::Command);
    }
    return std::nullopt;
}

void TourStage::open(const std::string& scenario, core::Instant start, core::Instant anchor,
                     std::chrono::milliseconds latency) {
    close();
    m_clock.set(start);
    const auto* sandbox = std::get_if<SandboxSource>(&m_source);
    m_config->options.seed = sandbox != nullptr ? sandbox->seed : SandboxSource{}.seed;
    m_config->options.scenario = scenario;
    m_config->options.anchor = anchor;
    m_config->options.manualStart = start;
    m_config->options.latency = latency;
    session().openSandbox();
}

void TourStage::requireTwoFactor(bool required) {
    m_config->options.twoFactor = required;
}

void TourStage::inject(const char* fault) {
    const auto parsed = sandbox::parseFault(fault);
    if (!parsed || !m_sandbox) {
        throw std::runtime_error(parsed ? "there is no sandbox to go wrong" : parsed.error());
    }
    m_sandbox->inject(parsed.value());
}

void TourStage::moveTo(core::Instant instant) {
    if (live()) {
        return;
    }
    m_clock.set(instant);
    if (m_sandbox) {
        m_sandbox->setNow(instant);
    }
    m_window.updateAges();
}

void TourStage::stopServer() {
    m_sandbox.reset();
}

void TourStage::close() {
    session().disconnectSession();
    m_sandbox.reset();
}

const views::PlannerModel* TourStage::planner() {
    const auto* page = m_window.findChild<ui::PlannerPage*>();
    return page != nullptr ? &page->model() : nullptr;
}

void TourStage::suggestSize(QSize size) {
    if (!m_sizeGiven) {
        m_window.resize(size);
    }
}

} // namespace poolhouse::console
