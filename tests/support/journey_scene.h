// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session_graph.h"
#include "app/sandbox/sandbox.h"
#include "models/core/clock.h"
#include "tests/app/console/fake_credential_sources.h"
#include "tests/support/window_fakes.h"
#include "ui/window/main_window.h"

#include <QDialog>
#include <QJsonObject>
#include <QString>

#include <memory>

class QAction;
class QTreeView;
class QTableView;

namespace poolhouse::test {

/// Instant at which the sandbox's default fleet has the design's figures.
[[nodiscard]] core::Instant journeyStart();
inline const std::string journeyToken = "HRKU-12345678-1234-1234-1234-123456789abc";
inline const QString mainCluster = QStringLiteral("postgresql-rectangular-12345");

/// The program except for its edges: real window, session, poller, client and libcurl, talking HTTP to an in-process
/// sandbox; fake clock, keyring, environment and desktop.
class JourneyScene {
public:
    JourneyScene() : JourneyScene(own) {}
    explicit JourneyScene(MemoryPreferences& remembered) : JourneyScene(remembered, {}) {}
    JourneyScene(MemoryPreferences& remembered, const QString& journalFile); ///< the file outlives the scene
    ~JourneyScene();
    JourneyScene(const JourneyScene&) = delete;
    JourneyScene& operator=(const JourneyScene&) = delete;

    // Servers. `wanted` configures the next one; clock and anchor are the scene's.
    sandbox::SandboxOptions wanted;
    std::unique_ptr<sandbox::Sandbox> server; ///< the built-in sandbox of the session, or the one of startServer()
    void startServer();                       ///< on the previous server's port, if any, else the configured one
    void stopServer() { server.reset(); }
    /// As `--api-url`, with journeyToken in the environment.
    void connectTo(const QUrl& url);
    void openSandbox(const std::string& scenario = "small"); ///< as `--sandbox --scenario`; waits until loaded
    void
    openServer(const std::string& scenario = "small"); ///< as `--api-url` to a separate sandbox; waits until loaded
    /// Sends a request to the server, bypassing the program. Returns the HTTP status.
    int send(const QByteArray& method, const std::string& path, const QJsonObject& body = {});
    /// The same for the maintenance of the main cluster: "schedule", "run".
    int sendMaintenance(const char* what, const QJsonObject& body = {});
    int changePool(const std::string& cluster, const std::string& pool, const QJsonObject& change,
                   const QByteArray& method = "PATCH");

    // Time.
    void advance(std::chrono::milliseconds by); ///< advances clock, server and window; due requests are sent
    [[nodiscard]] bool loaded();                ///< the first load is complete and no request is pending
    void waitUntilLoaded();

    // Window.
    template <class T> T* find(const char* name) const {
        T* found = window->findChild<T*>(QString::fromLatin1(name));
        if (!found) {
            qFatal("The window has no %s.", name);
        }
        return found;
    }
    template <class T> T* partOf(const char* parent, const char* name) const {
        T* found = find<QWidget>(parent)->findChild<T*>(QString::fromLatin1(name));
        if (!found) {
            qFatal("%s has no %s.", parent, name);
        }
        return found;
    }
    [[nodiscard]] QString text(const char* label) const;
    [[nodiscard]] QString textOf(const char* parent, const char* label) const;
    [[nodiscard]] bool shown(const char* widget) const; ///< exists and is visible
    [[nodiscard]] QString message() const;              ///< text of the message bar; empty if hidden
    [[nodiscard]] QStringList allTexts() const;         ///< all texts, tool tips and accessible texts of the window
    void act(const char* action) const;
    void click(const char* widget) const;

    void clickIn(const char* parent, const char* widget) const; ///< scrolls to it first

    // Dialogs.
    [[nodiscard]] QDialog* dialog(const char* name) const; ///< visible dialog by object name, or null
    [[nodiscard]] bool dialogShown(const char* name) const { return dialog(name) != nullptr; }
    template <class T> T* inDialog(const char* name, const char* part) const {
        auto* found = dialog(name) != nullptr ? dialog(name)->findChild<T*>(QString::fromLatin1(part)) : nullptr;
        if (!found) {
            qFatal("No dialog %s with %s is shown.", name, part);
        }
        return found;
    }
    void clickInDialog(const char* name, const char* widget) const;
    /// Advances time until every operation has ended or waits for the user; false after two hours.
    [[nodiscard]] bool runOperations();
    /// Advances time until the plan being applied makes no progress on its own; false when it is not done then.
    [[nodiscard]] bool runPlan();
    [[nodiscard]] QStringList activityRows() const; ///< in display order, cells separated by bars

    [[nodiscard]] QTreeView* tree() const;
    [[nodiscard]] QTableView* board() const;
    [[nodiscard]] QModelIndex treeRow(const QString& name) const;
    void clickInTree(const QString& name) const;
    [[nodiscard]] QString selectedInTree() const; ///< comma-separated names
    [[nodiscard]] QStringList treeNames() const;  ///< of all listed clusters
    [[nodiscard]] QStringList boardNames() const; ///< in display order
    [[nodiscard]] QStringList cards() const;      ///< names of the pool cards, in display order
    [[nodiscard]] bool boardShown() const;
    [[nodiscard]] QString openCluster() const; ///< name of the cluster shown; empty: board or welcome page

    core::ManualClock clock{journeyStart()};
    MemoryPreferences own;
    console::FakeCredentialSources places;
    DesktopSpy desktop;
    FilesSpy files;
    console::JsonPlanFiles documents;
    std::unique_ptr<console::SessionGraph> graph;
    std::unique_ptr<ui::MainWindow> window;

private:
    [[nodiscard]] QString whatIsMissing() const; ///< diagnostics for a failed test
    console::SandboxStarter starter();
    void start();

    int m_port = 0;
};

} // namespace poolhouse::test
