// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/copy_time_field.h"

#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <initializer_list>

namespace poolhouse::ui {

CopyTimeField::CopyTimeField(QWidget* parent)
    : QWidget(parent),
      m_now(new QRadioButton(tr("&Fork: its data as of now"), this)),
      m_past(new QRadioButton(tr("&Roll back: its data as of a time in the past"), this)),
      m_instant(new QLineEdit(this)),
      m_problem(new FieldProblem(QStringLiteral("forkTimeProblem"), this)),
      m_hint(new TextLabel(TextStyle::Small, this)) {
    m_now->setObjectName(QStringLiteral("forkNow"));
    m_now->setChecked(true);
    m_past->setObjectName(QStringLiteral("forkPast"));
    m_instant->setObjectName(QStringLiteral("forkTime"));
    m_instant->setPlaceholderText(tr("Local time, such as 2026-06-02 13:00"));
    m_instant->setEnabled(false);
    m_instant->setMaximumWidth(320);
    m_hint->setObjectName(QStringLiteral("forkTimeHint"));
    m_hint->setWrapping();
    m_hint->setDim();
    auto* title = new TextLabel(TextStyle::Strong, tr("&Time"), this);
    title->setBuddy(m_instant);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget* part : std::initializer_list<QWidget*>{m_now, m_past, title, m_instant, m_problem, m_hint}) {
        column->addWidget(part);
    }
    setFocusProxy(m_now);
    connect(m_past, &QRadioButton::toggled, this, &CopyTimeField::edited);
    connect(m_instant, &QLineEdit::textChanged, this, &CopyTimeField::edited);
    connect(m_instant, &QLineEdit::editingFinished, this, [this] {
        if (!m_instant->text().isEmpty()) {
            Q_EMIT left();
        }
    });
}

void CopyTimeField::setTime(bool past, const QString& time) {
    const QSignalBlocker quiet(this);
    (past ? m_past : m_now)->setChecked(true);
    m_instant->setText(time);
}

bool CopyTimeField::past() const {
    return m_past->isChecked();
}

QString CopyTimeField::time() const {
    return m_instant->text();
}

void CopyTimeField::showState(const std::optional<QString>& noRollback, const QString& hint,
                              const std::optional<QString>& problem) {
    m_past->setEnabled(!noRollback);
    m_past->setToolTip(noRollback.value_or(QString()));
    m_instant->setEnabled(past() && !noRollback);
    m_hint->showText(noRollback.value_or(hint), true);
    m_problem->showProblem(problem);
    setSpokenDescription(m_instant, problem.value_or(hint));
}

} // namespace poolhouse::ui
