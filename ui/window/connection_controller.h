// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/fleet/credential_reader.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::ui {

class ConnectionCard;
class Desktop;

/// Fetches the connection of a credential when it is to be revealed; hides it, and takes back what was copied of it,
/// after a time. Keeps nothing of it. On the GUI thread.
class ConnectionController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        fleet::CredentialReader& reader;
        const core::Clock& clock;
        Desktop& desktop;
        ConnectionCard& card;
    };
    explicit ConnectionController(Dependencies dependencies, QObject* parent = nullptr);
    ~ConnectionController() override; ///< takes back what was copied

    void tick(); ///< does what is due

private:
    void reveal(const core::ClusterId& cluster, const std::string& credential);
    void show(const api::ApiResult<api::ConnectionDetails>& answer);
    void copy(const QString& text);
    void onListChanged(const core::ClusterId& cluster);
    [[nodiscard]] std::string listedMark() const;
    void takeBack();
    void forget();

    Dependencies m_dependencies;
    core::ClusterId m_cluster;
    std::string m_credential;               ///< of m_cluster, asked for last
    std::optional<core::Instant> m_askedAt; ///< empty: nothing is wanted
    std::optional<core::Instant> m_shownAt; ///< empty: nothing is shown
    std::string m_mark;                     ///< as first listed since m_askedAt; see core::Credential. Empty: not yet
    std::optional<core::Instant> m_copiedAt;
    QTimer m_timer;
    api::Call m_call; ///< the last member: its request ends first
};

} // namespace poolhouse::ui
