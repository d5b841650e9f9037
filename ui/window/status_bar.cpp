// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/tone_icon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

StatusBar::StatusBar(QWidget* parent)
    : QStatusBar(parent),
      m_tone(new ToneIcon(this)),
      m_connection(new QLabel(this)),
      m_age(new QLabel(this)),
      m_budget(new QLabel(this)),
      m_changesTone(new ToneIcon(this)),
      m_changesButton(new QPushButton(this)) {
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    m_tone->setObjectName(QStringLiteral("statusTone"));
    m_connection->setObjectName(QStringLiteral("statusConnection"));
    m_age->setObjectName(QStringLiteral("statusAge"));
    m_budget->setObjectName(QStringLiteral("statusBudget"));
    m_changesTone->setObjectName(QStringLiteral("statusChangesTone"));
    m_changesButton->setObjectName(QStringLiteral("statusChanges"));
    for (QLabel* label : {m_connection, m_age, m_budget}) {
        label->setTextFormat(Qt::PlainText);
    }
    m_budget->setToolTip(
        tr("The API allows a number of calls an hour for each account. Poolhouse slows down before they "
           "are used up."));
    m_changesButton->setProperty("quiet", true);
    m_changesButton->setMinimumHeight(metrics::target);
    auto* where = new QWidget(this);
    auto* row = new QHBoxLayout(where);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(6);
    row->addWidget(m_tone);
    row->addWidget(m_connection);
    addWidget(where);
    addWidget(m_age);
    addPermanentWidget(m_budget);
    auto* what = new QWidget(this);
    auto* changes = new QHBoxLayout(what);
    changes->setContentsMargins(0, 0, 0, 0);
    changes->setSpacing(0);
    changes->addWidget(m_changesTone);
    changes->addWidget(m_changesButton);
    addPermanentWidget(what);
    connect(m_changesButton, &QPushButton::clicked, this, &StatusBar::openChanges);
    setTexts({});
    m_changesTone->hide();
    m_changesButton->hide();
}

void StatusBar::setTexts(const StatusTexts& texts) {
    m_tone->showTone(texts.tone);
    m_connection->setText(texts.connection);
    m_age->setText(texts.age);
    m_budget->setText(texts.budget);
    m_budget->setVisible(!texts.budget.isEmpty());
}

void StatusBar::setChanges(std::vector<ChangeUnderWay> changes) {
    if (changes == m_changes) {
        return;
    }
    m_changes = std::move(changes);
    const QString text = changesText(m_changes);
    const bool needed = !m_changes.empty() && m_changes.front().needsSomebody;
    m_changesTone->showTone(needed ? text::Tone::Attention : text::Tone::Working);
    m_changesTone->setVisible(!text.isEmpty());
    m_changesButton->setText(text);
    m_changesButton->setVisible(!text.isEmpty());
    m_changesButton->setToolTip(allOurs()               ? tr("Show it in Activity")
                                : m_changes.size() == 1 ? tr("Open this cluster")
                                                        : tr("Choose which one to open"));
}

void StatusBar::paintEvent(QPaintEvent* event) {
    const Theme& theme = Theme::of(palette());
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme.panel);
        painter.fillRect(QRect(0, 0, width(), 1), theme.hairline);
    }
    QStatusBar::paintEvent(event);
}

bool StatusBar::allOurs() const {
    return std::none_of(m_changes.begin(), m_changes.end(), [](const auto& each) { return each.operation.isEmpty(); });
}

void StatusBar::choose(const ChangeUnderWay& change) {
    if (change.operation.isEmpty()) {
        Q_EMIT clusterChosen(change.cluster);
    } else {
        Q_EMIT activityChosen(change.operation);
    }
}

void StatusBar::openChanges() {
    if (m_changes.empty()) {
        return;
    }
    // The first needs the user, or is the only one.
    if (m_changes.size() == 1 || m_changes.front().needsSomebody) {
        choose(ChangeUnderWay(m_changes.front()));
        return;
    }
    if (allOurs()) {
        Q_EMIT activityChosen(QString());
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("statusChangesMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ChangeUnderWay& change : m_changes) {
        QAction* action = menu->addAction(changeLine(change));
        connect(action, &QAction::triggered, this, [this, change] { choose(change); });
    }
    menu->popup(m_changesButton->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace poolhouse::ui
