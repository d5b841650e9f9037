// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/activity_source.h"

#include "models/fleet/session.h"
#include "models/operations/engine.h"
#include "models/text/activity_text.h"
#include "models/text/commands.h"

#include <vector>

namespace poolhouse::ui {

ActivitySource activitySource(operations::Engine& operations, const fleet::Session& session, const core::Clock& clock) {
    const auto chosen = [&operations](const QStringList& ids) {
        std::vector<const operations::Operation*> found;
        for (const auto& id : ids) {
            if (const auto* operation = operations.find(id.toStdString())) {
                found.push_back(operation);
            }
        }
        return found;
    };
    ActivitySource source;
    source.find = [&operations](const std::string& id) { return operations.find(id); };
    source.commands = [&session](const operations::Operation& operation) {
        return ActivityCommands{text::curlText(operation, session.dataApi()), text::curlSubject(operation),
                                text::cliCommand(operation), text::cliText(operation)};
    };
    source.csv = [chosen, &clock](const QStringList& ids) { return text::activityCsv(chosen(ids), clock.now()); };
    source.json = [chosen, &clock](const QStringList& ids) { return text::activityJson(chosen(ids), clock.now()); };
    source.cancel = [&operations](const std::string& id) { operations.cancel(id); };
    source.enterCode = [&operations](const std::string& id, const QString& code) {
        operations.provideTwoFactor(id, code);
    };
    return source;
}

} // namespace poolhouse::ui
