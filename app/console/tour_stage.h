// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/environment.h"
#include "app/console/session_graph.h"
#include "models/core/clock.h"
#include "models/fleet/system_clock.h"
#include "models/text/problem_text.h"
#include "ui/platform/desktop.h"
#include "ui/platform/memory_preferences.h"
#include "ui/platform/qt_file_choice.h"
#include "ui/window/main_window.h"

#include <QSize>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace poolhouse::sandbox {
class Sandbox;
}
namespace poolhouse::views {
class PlannerModel;
}

namespace poolhouse::console {

/// Empty credential sources: sandbox pictures need no token.
class NoCredentialSources final : public CredentialSources {
public:
    SecretReading environment() override { return {}; }
    SecretReading netrc(const QString&) override { return {}; }
    Keyring& keyring() override { return m_keyring; }

private:
    class NoKeyring final : public Keyring {
    public:
        api::Call read(const QString& key, Prompt prompt, Reply reply) override;
        api::Call write(const QString& key, const std::string& secret, Reply reply) override;
        api::Call remove(const QString& key, Reply reply) override;
        api::Call readCliToken(Prompt prompt, Reply reply) override;

    private:
        api::TimerDelay m_delay;
    };
    NoKeyring m_keyring;
};

/// Desktop without effects.
class NoDesktop final : public ui::Desktop {
public:
    void openInBrowser(const QUrl& /*url*/) override {}
    void copyText(const QString& /*text*/) override {}
    void copySecret(const QString& /*secret*/) override {}
    void takeBackSecret() override {}
    void notify(const ui::Notification& /*notification*/, std::function<void()> /*clicked*/) override {}
};

/// The real window on the real client: a sandbox with a manual clock shared with the window, or (live) an API in real
/// time with a token from the usual sources.
class TourStage {
public:
    /// With a `size` the window keeps it; see TourRequest.
    explicit TourStage(const Source& source, std::optional<QSize> size = std::nullopt,
                       const Environment& environment = {});
    ~TourStage();
    TourStage(const TourStage&) = delete;
    TourStage& operator=(const TourStage&) = delete;

    [[nodiscard]] bool live() const { return std::holds_alternative<ApiSource>(m_source); }
    void connectLive(); ///< begins the session with the API
    /// Reason that ends a live tour; nullopt if it can continue.
    [[nodiscard]] std::optional<text::ProblemText> lost();
    /// Begins a session on a fresh sandbox that has its scenario's figures at `anchor`.
    void open(const std::string& scenario, core::Instant start, core::Instant anchor,
              std::chrono::milliseconds latency = {});
    void requireTwoFactor(bool required); ///< enables two-factor authentication in the next sandbox
    void inject(const char* fault);       ///< as `poolhouse-sandbox --fault`; throws std::runtime_error
    void moveTo(core::Instant instant);   ///< moves both clocks forward; no effect if live
    void stopServer();                    ///< stops the server; the session is not informed
    void close();                         ///< back to the welcome page
    void suggestSize(QSize size);         ///< resizes the window, unless its size was given

    [[nodiscard]] core::Instant now() const { return clock().now(); }
    [[nodiscard]] fleet::Store& store() { return m_graph.store(); }
    [[nodiscard]] fleet::Poller& poller() { return m_graph.poller(); }
    [[nodiscard]] SessionController& session() { return m_graph.session(); }
    [[nodiscard]] fleet::ComingReader& coming() { return m_graph.coming(); }
    [[nodiscard]] operations::Engine& operations() { return m_graph.operations(); }
    [[nodiscard]] plans::PlanExecution& applying() { return m_graph.applying(); }
    [[nodiscard]] operations::ReadOnlyLocks& locks() { return m_graph.locks(); }
    [[nodiscard]] ui::MainWindow& window() { return m_window; }
    [[nodiscard]] const views::PlannerModel* planner(); ///< null while there is no planner

private:
    class Server;
    struct SandboxConfig;
    [[nodiscard]] SandboxStarter starter();
    [[nodiscard]] const core::Clock& clock() const;

    Source m_source;
    bool m_sizeGiven;
    core::ManualClock m_clock;
    fleet::SystemClock m_realClock;
    api::TimerDelay m_delay;
    ui::MemoryPreferences m_preferences;
    NoDesktop m_desktop;
    ui::QtFileChoice m_files;
    JsonPlanFiles m_documents;
    std::unique_ptr<CredentialSources> m_sources;
    std::unique_ptr<SandboxConfig> m_config;
    std::shared_ptr<sandbox::Sandbox> m_sandbox; ///< server of the current session; null once stopped
    SessionGraph m_graph;
    ui::MainWindow m_window;
};

} // namespace poolhouse::console
