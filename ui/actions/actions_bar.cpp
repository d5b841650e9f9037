// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_bar.h"

#include "ui/actions/actions.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int searchWidth = 300;
constexpr int areaPadding = 10;

/// Triggers the action and mirrors its enabled state and tool tip.
void bindToAction(QAbstractButton* button, QAction* action) {
    const auto update = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    update();
    QObject::connect(action, &QAction::changed, button, update);
    QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
}

} // namespace

SearchButton::SearchButton(const QString& placeholder, const QString& keys, QWidget* parent)
    : QAbstractButton(parent), m_keys(keys) {
    setText(placeholder);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchButton::sizeHint() const {
    return {searchWidth, std::max(30, fontMetrics().height() + 12)};
}

QSize SearchButton::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void SearchButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus();
    painter.setPen(QPen(focus ? theme.accent : theme.border, focus ? 2 : 1));
    painter.setBrush(theme.card);
    const qreal inset = focus ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::controlRadius,
                            metrics::controlRadius);
    const auto visual = [this](const QRect& area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
    const QFont small = styled(font(), TextStyle::Small);
    const QFontMetrics smallMetrics(small);
    const int keysWidth = smallMetrics.horizontalAdvance(m_keys) + 16;
    const int keysHeight = smallMetrics.height() + 2;
    QRect textArea = rect().adjusted(areaPadding, 0, -areaPadding, 0);
    if (textArea.width() > 2 * keysWidth) {
        const QRect keys(textArea.right() - keysWidth + 5, (height() - keysHeight) / 2, keysWidth, keysHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.track);
        painter.drawRoundedRect(visual(keys), keysHeight / 2.0, keysHeight / 2.0);
        painter.setFont(small);
        painter.setPen(theme.text);
        painter.drawText(visual(keys), Qt::AlignCenter, m_keys);
        textArea.setRight(keys.left() - 8);
    }
    painter.setFont(font());
    painter.setPen(theme.dimText);
    const int start = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(visual(textArea), start | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, textArea.width()));
}

void SearchButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

ActionsBar::ActionsBar(const Actions& actions, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("toolBar"));
    setAccessibleName(tr("Tool bar"));
    auto* back = new QPushButton(tr("\u2190", "back"), this);
    back->setObjectName(QStringLiteral("toolBack"));
    back->setAccessibleName(tr("Back"));
    bindToAction(back, actions.action(ActionId::Back));
    auto* forward = new QPushButton(tr("\u2192", "forward"), this);
    forward->setObjectName(QStringLiteral("toolForward"));
    forward->setAccessibleName(tr("Forward"));
    bindToAction(forward, actions.action(ActionId::Forward));
    auto* refresh = new QPushButton(tr("\u21bb  Refresh"), this);
    refresh->setObjectName(QStringLiteral("toolRefresh"));
    refresh->setAccessibleName(tr("Refresh"));
    bindToAction(refresh, actions.action(ActionId::Refresh));
    auto* add = new QPushButton(tr("+  Add follower pool"), this);
    add->setObjectName(QStringLiteral("toolAddPool"));
    add->setAccessibleName(tr("Add follower pool"));
    add->setProperty("primary", true);
    bindToAction(add, actions.action(ActionId::AddPool));
    auto* scale = new QPushButton(tr("\u21c5  Scale…"), this);
    scale->setObjectName(QStringLiteral("toolScale"));
    scale->setAccessibleName(tr("Scale"));
    bindToAction(scale, actions.action(ActionId::ScalePool));
    QAction* palette = actions.action(ActionId::CommandPalette);
    auto* search = new SearchButton(tr("Search clusters, pools, actions…"),
                                    palette->shortcut().toString(QKeySequence::NativeText), this);
    search->setObjectName(QStringLiteral("toolSearch"));
    search->setAccessibleName(tr("Search clusters, pools and actions"));
    bindToAction(search, palette);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(8);
    layout->addWidget(back);
    layout->addWidget(forward);
    layout->addWidget(refresh);
    layout->addWidget(add);
    layout->addWidget(scale);
    layout->addStretch(1);
    layout->addWidget(search);
}

void ActionsBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.hairline);
}

} // namespace poolhouse::ui
