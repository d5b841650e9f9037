// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/compare_settings_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/command_line.h"
#include "app/console/setting_comparison.h"
#include "app/console/unread_records.h"
#include "models/fleet/store.h"
#include "models/text/unreadable_text.h"

#include <utility>

namespace poolhouse::console {

CompareSettingsCommand::CompareSettingsCommand(InfoRequest request, Dependencies dependencies,
                                               api::SettingService& service, QObject* parent)
    : AreaCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent), m_service(service) {}

void CompareSettingsCommand::onListsRead() {
    for (const auto& [place, name] :
         {std::pair(std::size_t{0}, request().cluster), std::pair(std::size_t{1}, request().other)}) {
        const auto found = findCluster(store(), name);
        if (!found) {
            fail(found.error() + QLatin1Char('\n'));
            return;
        }
        m_clusters[place] = found.value()->summary.id;
    }
    for (std::size_t place = 0; place < m_clusters.size() && !isFinished(); ++place) {
        m_calls[place] =
            m_service.settings(m_clusters[place], [this, place](auto answer) { onAnswer(place, std::move(answer)); });
    }
}

void CompareSettingsCommand::onTimeout() {
    for (auto& call : m_calls) {
        call.cancel();
    }
    fail(QStringLiteral("The settings were not loaded within %1 s. Allow more time with --timeout.\n")
             .arg(request().timeout.count()));
}

void CompareSettingsCommand::onAnswer(std::size_t place, api::ApiResult<Answer> answer) {
    const auto* record = store().cluster(m_clusters[place]);
    if (record == nullptr) {
        fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
    } else if (!answer) {
        fail(complaintAbout(*record, answer.error(), text::RequestKind::Settings));
    } else {
        m_answers[place] = std::move(answer).value();
        report();
    }
}

void CompareSettingsCommand::report() {
    const auto* one = store().cluster(m_clusters[0]);
    const auto* other = store().cluster(m_clusters[1]);
    if (isFinished() || !m_answers[0] || !m_answers[1] || one == nullptr || other == nullptr) {
        return;
    }
    auto unreadable = m_answers[0]->unreadable;
    unreadable.insert(unreadable.end(), m_answers[1]->unreadable.begin(), m_answers[1]->unreadable.end());
    CommandResult result;
    result.exitCode = isComplete(unreadable) ? exitDone : exitFailure;
    for (const auto& sentence : text::unreadableSentences(unreadable)) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    const AreaReading reading{store(), *one, source(), now(), std::move(unreadable)};
    const auto pairs = core::comparedSettings(core::settingList(m_answers[0]->items, m_answers[0]->unreadable),
                                              core::settingList(m_answers[1]->items, m_answers[1]->unreadable));
    result.output = request().json ? QString::fromStdString(comparisonJson(reading, *other, pairs))
                                   : comparisonTable(reading, *other, pairs);
    finish(std::move(result));
}

} // namespace poolhouse::console
