// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session_graph.h"
#include "models/core/clock.h"
#include "models/fleet/system_clock.h"
#include "ui/platform/desktop.h"
#include "ui/platform/memory_preferences.h"
#include "ui/platform/qt_file_choice.h"
#include "ui/window/main_window.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace poolhouse::sandbox {
class Sandbox;
}

namespace poolhouse::console {

/// Nobody's secrets: pictures are taken without looking for a token anywhere.
class NoCredentialSources final : public CredentialSources {
public:
    SecretReading environment() override { return {}; }
    SecretReading netrc(const QString&) override { return {}; }
    Keyring& keyring() override { return m_keyring; }

private:
    class NoKeyring final : public Keyring {
    public:
        api::Call read(const QString& key, Reply reply) override;
        api::Call write(const QString& key, const std::string& secret, Reply reply) override;
        api::Call remove(const QString& key, Reply reply) override;

    private:
        api::TimerDelay m_delay;
    };
    NoKeyring m_keyring;
};

/// Nobody's desktop: what goes on in a picture is no news to anybody.
class NoDesktop final : public ui::Desktop {
public:
    void openInBrowser(const QUrl& /*url*/) override {}
    void copyText(const QString& /*text*/) override {}
    void notify(const ui::Notification& /*notification*/, std::function<void()> /*clicked*/) override {}
};

/// The real window over the real client: either a sandbox whose clock, like the window's, stands still until it is
/// moved, or (live) an API at the present time, with a token from the usual places.
class TourStage {
public:
    explicit TourStage(const Source& source);
    ~TourStage();
    TourStage(const TourStage&) = delete;
    TourStage& operator=(const TourStage&) = delete;

    [[nodiscard]] bool live() const { return std::holds_alternative<ApiSource>(m_source); }
    void connectLive(); ///< begins the session on the API
    /// Why a live tour cannot go on; empty while it can.
    [[nodiscard]] std::optional<text::ProblemText> lost();
    /// Begins a session on a fresh sandbox whose figures are those of its scenario at `anchor`.
    void open(const std::string& scenario, core::Instant start, core::Instant anchor,
              std::chrono::milliseconds latency = {});
    void askForCodes(bool asked);       ///< whether the account of the next sandbox has a second factor
    void inject(const char* fault);     ///< as `poolhouse-sandbox --fault`, into the sandbox of now
    void moveTo(core::Instant instant); ///< both clocks, never back; real time cannot be moved
    void stopServer();                  ///< the network goes away; the session does not know yet
    void close();                       ///< back to the welcome page

    [[nodiscard]] core::Instant now() const { return clock().now(); }
    [[nodiscard]] fleet::Store& store() { return m_graph.store(); }
    [[nodiscard]] fleet::Poller& poller() { return m_graph.poller(); }
    [[nodiscard]] SessionController& session() { return m_graph.session(); }
    [[nodiscard]] operations::Engine& operations() { return m_graph.operations(); }
    [[nodiscard]] plans::PlanExecution& applying() { return m_graph.applying(); }
    [[nodiscard]] operations::ReadOnlyLocks& locks() { return m_graph.locks(); }
    [[nodiscard]] ui::MainWindow& window() { return m_window; }

private:
    class Server;
    struct Wanted;
    [[nodiscard]] SandboxStarter starter();
    [[nodiscard]] const core::Clock& clock() const;

    Source m_source;
    core::ManualClock m_clock;
    fleet::SystemClock m_realClock;
    api::TimerDelay m_delay;
    ui::MemoryPreferences m_preferences;
    NoDesktop m_desktop;
    ui::QtFileChoice m_files;
    JsonPlanFiles m_documents;
    std::unique_ptr<CredentialSources> m_places;
    std::unique_ptr<Wanted> m_wanted;
    std::shared_ptr<sandbox::Sandbox> m_sandbox; ///< the server of the present session, empty once it is stopped
    SessionGraph m_graph;
    ui::MainWindow m_window;
};

} // namespace poolhouse::console
