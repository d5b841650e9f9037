// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/journal_controller.h"

#include "models/operations/engine.h"
#include "models/operations/journal_keeper.h"
#include "models/text/journal_text.h"

#include <utility>

namespace poolhouse::ui {

namespace {

using operations::JournalError;

QString journalKey() {
    return QStringLiteral("journal");
}

/// What the user has to know; a missing account is not part of it.
std::optional<JournalError> journalTrouble(const operations::Engine& operations) {
    const auto refusal = operations.unavailable();
    auto trouble = refusal ? refusal->journal : operations.journalProblem();
    return trouble && trouble->code == JournalError::Code::NotOpenYet ? std::nullopt : trouble;
}

} // namespace

JournalController::JournalController(const Dependencies& dependencies, QObject* parent)
    : QObject(parent), m_dependencies(dependencies) {
    const auto& operations = m_dependencies.operations;
    connect(&operations, &operations::Engine::reopened, this, &JournalController::refresh);
    connect(&operations, &operations::Engine::changed, this, &JournalController::refresh);
    refresh();
}

/// An unreadable row may be an operation that is still running, so the message stays.
void JournalController::refresh() {
    const auto problem = journalTrouble(m_dependencies.operations);
    const auto unreadable = m_dependencies.operations.unreadable().size();
    const auto trouble = problem          ? std::optional(text::journalSentence(*problem))
                         : unreadable > 0 ? std::optional(text::unreadableRows(unreadable))
                                          : std::nullopt;
    if (trouble == m_trouble) {
        return; // a closed message does not come back with every change
    }
    m_trouble = trouble;
    m_dependencies.messages.withdraw(journalKey());
    if (!trouble) {
        return;
    }
    Message message{journalKey(), text::Tone::Attention, *trouble, {}, {}, true};
    if (problem && remedyOf(problem->code) != operations::JournalRemedy::None) {
        message.buttonText = text::journalRemedy(remedyOf(problem->code));
        message.act = [this] { repair(); };
    }
    m_dependencies.messages.post(std::move(message));
}

void JournalController::repair() {
    const auto repaired = m_dependencies.keeper.repair();
    m_trouble.reset(); // what is left is said again
    refresh();
    if (!repaired.left) {
        m_dependencies.messages.post(
            {QStringLiteral("journalRepaired"), text::Tone::Neutral, text::journalRepaired(repaired)});
    }
    Q_EMIT this->repaired();
}

} // namespace poolhouse::ui
