// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/operation_notifier.h"

#include "models/core/clock.h"
#include "models/text/operation_text.h"
#include "models/text/wording.h"
#include "models/views/change_note.h"
#include "ui/platform/desktop.h"

#include <QPointer>

#include <utility>

namespace poolhouse::ui {

OperationNotifier::OperationNotifier(const operations::Engine& operations, const core::Clock& clock, Desktop& desktop,
                                     std::function<bool()> windowActive, QObject* parent)
    : QObject(parent),
      m_operations(operations),
      m_clock(clock),
      m_desktop(desktop),
      m_windowActive(std::move(windowActive)) {
    connect(&operations, &operations::Engine::finished, this, &OperationNotifier::onFinished);
}

void OperationNotifier::onFinished(const QString& id) {
    const operations::Operation* operation = m_operations.find(id.toStdString());
    if (!operation || operation->state == operations::Operation::State::Cancelled) {
        return;
    }
    const auto time = operations::durationOf(*operation, m_clock.now());
    if (time.value_or(threshold) <= threshold || m_windowActive() || !m_notified.insert(operation->id).second) {
        return;
    }
    const QString cluster = QString::fromStdString(operation->clusterName);
    const QString where = operation->app.empty()
                              ? cluster
                              : tr("%1 · %2", "app and cluster").arg(QString::fromStdString(operation->app), cluster);
    const QString result = operation->state == operations::Operation::State::Done
                               ? tr("Duration: %1.").arg(text::elapsed(time))
                               : text::progressSentence(*operation);
    m_desktop.notify({views::changeEnded(*operation), result.isEmpty() ? where : where + QLatin1Char('\n') + result,
                      text::operationTone(operation->state)},
                     [self = QPointer(this), id] {
                         if (self) {
                             Q_EMIT self->clicked(id);
                         }
                     });
}

} // namespace poolhouse::ui
