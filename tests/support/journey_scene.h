// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session_graph.h"
#include "app/sandbox/sandbox.h"
#include "tests/app/console/fake_credential_sources.h"
#include "tests/support/window_fixture.h"
#include "ui/window/main_window.h"

#include <QDialog>
#include <QJsonObject>
#include <QString>

#include <memory>

class QAction;
class QTreeView;
class QTableView;

namespace poolhouse::test {

/// The instant at which the sandbox's default fleet has the figures of the design.
[[nodiscard]] core::Instant journeyStart();
inline const std::string journeyToken = "HRKU-12345678-1234-1234-1234-123456789abc";
inline const QString mainCluster = QStringLiteral("postgresql-rectangular-12345");

/// The program as it runs, but for its edges: window, session, poller, client and libcurl are the real ones and talk
/// HTTP to a sandbox in this process; clock, keyring, environment and desktop are the test's.
class JourneyScene {
public:
    JourneyScene() : JourneyScene(own) {}
    explicit JourneyScene(MemoryPreferences& remembered) : JourneyScene(remembered, {}) {}
    JourneyScene(MemoryPreferences& remembered, const QString& journalFile); ///< a file outlives the scene
    ~JourneyScene();
    JourneyScene(const JourneyScene&) = delete;
    JourneyScene& operator=(const JourneyScene&) = delete;

    // Servers. `wanted` is what the next one is like; its clock and anchor are the scene's.
    sandbox::SandboxOptions wanted;
    std::unique_ptr<sandbox::Sandbox> server; ///< the built-in one while a session has it, or the one of startServer()
    void startServer();                       ///< on the port of the one before, if there was one, else the wanted one
    void stopServer() { server.reset(); }
    /// As `--api-url`, with journeyToken in the environment.
    void connectTo(const QUrl& url);
    void openSandbox(const std::string& scenario = "small"); ///< as `--sandbox --scenario`, and reads it all
    void
    openServer(const std::string& scenario = "small"); ///< as `--api-url` to a sandbox of its own, and reads it all
    /// Changes something on the server behind the program's back; the HTTP status.
    int send(const QByteArray& method, const std::string& path, const QJsonObject& body = {});
    int changePool(const std::string& cluster, const std::string& pool, const QJsonObject& change,
                   const QByteArray& method = "PATCH");

    // Time.
    void advance(std::chrono::milliseconds by); ///< clock, server and window; what falls due is asked
    [[nodiscard]] bool loaded();                ///< everything has been asked once and nothing is under way
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
    [[nodiscard]] bool shown(const char* widget) const; ///< exists and can be seen
    [[nodiscard]] QString message() const;              ///< of the message bar; empty when there is none
    [[nodiscard]] QStringList allTexts() const;         ///< every text, tool tip and accessible text of the window
    void act(const char* action) const;
    void click(const char* widget) const;

    void clickIn(const char* parent, const char* widget) const; ///< a card's button, say, scrolled to first

    // Dialogs, which are windows of their own.
    [[nodiscard]] QDialog* dialog(const char* name) const; ///< that is shown; null when there is none
    [[nodiscard]] bool dialogShown(const char* name) const { return dialog(name) != nullptr; }
    template <class T> T* inDialog(const char* name, const char* part) const {
        auto* found = dialog(name) != nullptr ? dialog(name)->findChild<T*>(QString::fromLatin1(part)) : nullptr;
        if (!found) {
            qFatal("No dialog %s with %s is shown.", name, part);
        }
        return found;
    }
    void clickInDialog(const char* name, const char* widget) const;
    /// Time passes until no operation runs or all wait for a person; false: one still did after two hours.
    [[nodiscard]] bool runOperations();
    [[nodiscard]] QStringList activityRows() const; ///< from the top, cells with a bar between

    [[nodiscard]] QTreeView* tree() const;
    [[nodiscard]] QTableView* board() const;
    [[nodiscard]] QModelIndex treeRow(const QString& name) const;
    void clickInTree(const QString& name) const;
    [[nodiscard]] QString selectedInTree() const; ///< comma-separated names
    [[nodiscard]] QStringList treeNames() const;  ///< of every cluster listed
    [[nodiscard]] QStringList boardNames() const; ///< from the top
    [[nodiscard]] QStringList cards() const;      ///< names of the pool cards, from the leading edge
    [[nodiscard]] bool boardShown() const;
    [[nodiscard]] QString openCluster() const; ///< name of the page that is shown; empty: board or welcome

    core::ManualClock clock{journeyStart()};
    MemoryPreferences own;
    console::FakeCredentialSources places;
    DesktopSpy desktop;
    FilesSpy files;
    console::JsonPlanFiles documents;
    std::unique_ptr<console::SessionGraph> graph;
    std::unique_ptr<ui::MainWindow> window;

private:
    [[nodiscard]] QString whatIsMissing() const; ///< for the one who reads a failure
    console::SandboxStarter starter();
    void start();

    int m_port = 0;
};

} // namespace poolhouse::test
