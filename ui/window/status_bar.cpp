// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

/// Push button whose text is elided where there is not enough width.
class ElidingButton final : public QPushButton {
public:
    explicit ElidingButton(QWidget* parent) : QPushButton(parent) {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // may shrink
    }

    [[nodiscard]] QSize minimumSizeHint() const override {
        return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 12), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        const int width = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this).width();
        option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width, Qt::TextShowMnemonic);
        painter.drawControl(QStyle::CE_PushButton, option);
    }
};

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QStatusBar(parent),
      m_line(new QWidget(this)),
      m_tone(new ToneIcon(m_line)),
      m_connection(new TextLabel(TextStyle::Body, m_line)),
      m_age(new TextLabel(TextStyle::Body, m_line)),
      m_budget(new TextLabel(TextStyle::Body, m_line)),
      m_changesTone(new ToneIcon(m_line)),
      m_changesButton(new ElidingButton(m_line)) {
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    m_tone->setObjectName(QStringLiteral("statusTone"));
    m_connection->setObjectName(QStringLiteral("statusConnection"));
    m_age->setObjectName(QStringLiteral("statusAge"));
    m_budget->setObjectName(QStringLiteral("statusBudget"));
    m_changesTone->setObjectName(QStringLiteral("statusChangesTone"));
    m_changesButton->setObjectName(QStringLiteral("statusChanges"));
    m_connection->setEllipsis();
    m_budget->setToolTip(
        tr("The API limits calls per hour and account. Poolhouse slows down before the limit is reached."));
    m_changesButton->setProperty("quiet", true);
    m_changesButton->setMinimumHeight(metrics::target);
    auto* row = new QHBoxLayout(m_line);
    row->setContentsMargins(12, 2, 8, 2);
    row->setSpacing(6);
    row->addWidget(m_tone);
    row->addWidget(m_connection);
    row->addSpacing(metrics::cardPadding);
    row->addWidget(m_age);
    row->addStretch(1);
    row->addWidget(m_budget);
    row->addSpacing(metrics::grid);
    row->addWidget(m_changesTone);
    row->addWidget(m_changesButton);
    addWidget(m_line, 1);
    connect(m_changesButton, &QPushButton::clicked, this, &StatusBar::openChanges);
    setTexts({});
    m_changesTone->hide();
    m_changesButton->hide();
    onFontChange(*this, [this] { arrange(); });
}

void StatusBar::setTexts(const StatusTexts& texts) {
    m_tone->showTone(texts.tone);
    m_connection->setText(texts.connection);
    m_line->setToolTip(texts.origin);
    setSpokenDescription(m_connection, texts.origin);
    m_age->setText(texts.age);
    m_budget->setText(texts.budget);
    arrange();
}

void StatusBar::setChanges(std::vector<ChangeUnderWay> changes) {
    if (changes == m_changes) {
        return;
    }
    m_changes = std::move(changes);
    const QString text = changesText(m_changes);
    const bool needed = !m_changes.empty() && m_changes.front().needsUser;
    m_changesTone->showTone(needed ? text::Tone::Attention : text::Tone::Working);
    m_changesTone->setVisible(!text.isEmpty());
    m_changesButton->setText(text);
    m_changesButton->setVisible(!text.isEmpty());
    m_changesButton->setToolTip(allOurs()               ? tr("Show in Activity")
                                : m_changes.size() == 1 ? tr("Open cluster")
                                                        : tr("Choose which to open"));
    arrange();
}

void StatusBar::arrange() {
    // The button's height, whether it is shown or not.
    m_changesButton->ensurePolished();
    const QMargins margins = m_line->layout()->contentsMargins();
    m_line->setFixedHeight(m_changesButton->sizeHint().height() + margins.top() + margins.bottom());
    m_budget->setVisible(!m_budget->text().isEmpty());
    m_line->layout()->activate();
    m_budget->setVisible(m_budget->isVisibleTo(m_line) && m_line->sizeHint().width() <= width());
}

void StatusBar::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    arrange();
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
    if (m_changes.size() == 1 || m_changes.front().needsUser) {
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
