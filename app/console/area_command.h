// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/fleet_loader.h"
#include "app/console/headless_command.h"
#include "app/console/report_source.h"
#include "models/api/api_error.h"
#include "models/core/instant.h"
#include "models/text/problem_text.h"

#include <QTimer>

namespace poolhouse::fleet {
struct ClusterRecord;
}

namespace poolhouse::console {

/// A command that reads the lists of the account, then something that the lists do not have, and prints it.
class AreaCommand : public HeadlessCommand {
    Q_OBJECT
public:
    /// All references must outlive the command.
    struct Dependencies {
        const fleet::Store& store;
        fleet::Poller& poller;
        fleet::Session& session;
        const core::Clock& clock;
    };
    AreaCommand(InfoRequest request, Dependencies dependencies, FleetLoader::Catalog catalog, QObject* parent);

    void start() override; ///< the timeout is that of lists and answers together

protected:
    virtual void onListsRead() = 0;
    /// The time is up after the lists were read.
    virtual void onTimeout() = 0;

    /// "example-db: The settings couldn't be loaded. ..."
    [[nodiscard]] static QString complaintAbout(const fleet::ClusterRecord& cluster, const api::ApiError& problem,
                                                text::RequestKind requestKind);

    [[nodiscard]] const InfoRequest& request() const { return m_request; }
    [[nodiscard]] const fleet::Store& store() const { return m_dependencies.store; }
    [[nodiscard]] fleet::Poller& poller() const { return m_dependencies.poller; }
    [[nodiscard]] core::Instant now() const;
    [[nodiscard]] InfoSource source() const { return sourceOf(m_dependencies.session); }

private:
    InfoRequest m_request;
    Dependencies m_dependencies;
    FleetLoader m_loader;
    QTimer m_limit;
};

} // namespace poolhouse::console
