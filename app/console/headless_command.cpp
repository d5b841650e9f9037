// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/headless_command.h"

#include "app/console/command_line.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/text/session_text.h"

namespace poolhouse::console {

HeadlessCommand::HeadlessCommand(fleet::Session& session, fleet::Poller& poller, QObject* parent)
    : QObject(parent), m_session(session), m_poller(poller) {}

void HeadlessCommand::fail(const QString& complaint) {
    finish({exitFailure, {}, complaint});
}

void HeadlessCommand::finish(CommandResult result) {
    if (m_finished) {
        return;
    }
    m_finished = true;
    if (const auto notices = m_session.notices(); !notices.empty()) {
        result.complaint.prepend(text::sessionNotices(notices) + QLatin1Char('\n')); // for example, a skipped token
    }
    m_poller.stop();
    Q_EMIT finished(result);
}

} // namespace poolhouse::console
