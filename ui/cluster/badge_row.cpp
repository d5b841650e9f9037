// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/badge_row.h"

#include "ui/widgets/badge_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>
#include <numeric>

namespace poolhouse::ui {

namespace {

constexpr int badgeGap = 8;

int importance(text::Tone tone) {
    switch (tone) {
    case text::Tone::Bad: return 3;
    case text::Tone::Attention: return 2;
    case text::Tone::Working: return 1;
    default: return 0;
    }
}

text::Tone worst(const std::vector<views::Badge>& badges, const std::vector<std::size_t>& of) {
    auto tone = text::Tone::Neutral;
    for (const std::size_t index : of) {
        if (importance(badges[index].tone) > importance(tone)) {
            tone = badges[index].tone;
        }
    }
    return tone;
}

} // namespace

std::vector<std::size_t> foldedBadges(const std::vector<views::Badge>& badges, const std::vector<int>& widths,
                                      int available, int more, int gap) {
    std::vector<std::size_t> order(badges.empty() ? 0 : badges.size() - 1); // the most important first
    std::iota(order.begin(), order.end(), std::size_t{1});
    std::stable_sort(order.begin(), order.end(), [&badges](std::size_t a, std::size_t b) {
        return importance(badges[a].tone) > importance(badges[b].tone);
    });
    int used = std::accumulate(widths.begin(), widths.end(), 0) + gap * static_cast<int>(widths.size());
    std::vector<std::size_t> folded;
    while (order.size() > 1 && used > available) {
        used += folded.empty() ? more + gap : 0;
        used -= widths[order.back()] + gap;
        folded.push_back(order.back());
        order.pop_back();
    }
    std::sort(folded.begin(), folded.end());
    return folded;
}

BadgeRow::BadgeRow(QWidget* parent) : QWidget(parent), m_line(new QHBoxLayout(this)), m_more(new BadgeButton(this)) {
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(badgeGap);
    m_line->addWidget(m_more);
    m_line->addStretch(1);
    m_more->setObjectName(QStringLiteral("badgesFolded"));
    m_more->hide();
    connect(m_more, &BadgeButton::clicked, this, &BadgeRow::openMenu);
}

void BadgeRow::addLeading(QWidget* widget) {
    m_line->insertWidget(static_cast<int>(m_leading.size()), widget);
    m_leading.push_back(widget);
}

/// The line is shortened instead of wrapped.
QSize BadgeRow::minimumSizeHint() const {
    return {1, sizeHint().height()};
}

void BadgeRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fold();
}

bool BadgeRow::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) { // another title, label or font
        fold();
    }
    return done;
}

QWidget* BadgeRow::makeBadge(std::size_t index) {
    QWidget* made = nullptr;
    if (m_shown[index].link) {
        auto* button = new BadgeButton(this);
        connect(button, &BadgeButton::clicked, this, [this, index] {
            const auto link = *m_shown[index].link; // copied: slots may refresh the badges
            Q_EMIT linkActivated(link);
        });
        made = button;
    } else {
        made = new BadgeLabel(this);
    }
    made->setObjectName(QStringLiteral("badge.%1").arg(index));
    m_line->insertWidget(static_cast<int>(m_leading.size() + index), made);
    return made;
}

void BadgeRow::showBadges(const std::vector<views::Badge>& badges) {
    // A widget stays for as long as the badges before it, and its kind, stay.
    std::size_t kept = 0;
    while (kept < std::min(m_badges.size(), badges.size()) &&
           m_shown[kept].link.has_value() == badges[kept].link.has_value()) {
        ++kept;
    }
    while (m_badges.size() > kept) {
        delete m_badges.back();
        m_badges.pop_back();
    }
    m_shown = badges;
    for (std::size_t index = 0; index < badges.size(); ++index) {
        const auto& badge = badges[index];
        if (index == m_badges.size()) {
            m_badges.push_back(makeBadge(index));
        }
        if (auto* button = qobject_cast<BadgeButton*>(m_badges[index])) {
            button->showBadge(badge.text, badge.tone, badge.explanation);
        } else if (auto* label = qobject_cast<BadgeLabel*>(m_badges[index])) {
            label->showBadge(badge.text, badge.tone, badge.explanation);
        }
    }
    fold();
}

/// A long title leaves room for badges, and is elided.
int BadgeRow::leadingWidth() const {
    int whole = 0;
    for (const auto* widget : m_leading) {
        whole += widget->isHidden() ? 0 : widget->sizeHint().width() + badgeGap;
    }
    return std::min(whole, width() / 2);
}

/// The same for each number, so that folding does not depend on its own outcome.
int BadgeRow::moreWidth() const {
    const auto metrics = m_more->fontMetrics();
    return m_more->sizeHint().width() - metrics.horizontalAdvance(m_more->text()) +
           metrics.horizontalAdvance(QStringLiteral("+9"));
}

void BadgeRow::fold() {
    std::vector<int> widths;
    widths.reserve(m_badges.size());
    std::transform(m_badges.begin(), m_badges.end(), std::back_inserter(widths),
                   [](const QWidget* badge) { return badge->sizeHint().width(); });
    const auto folded = foldedBadges(m_shown, widths, width() - leadingWidth(), moreWidth(), badgeGap);
    for (std::size_t index = 0; index < m_badges.size(); ++index) {
        m_badges[index]->setVisible(std::find(folded.begin(), folded.end(), index) == folded.end());
    }
    showFolded(folded);
}

void BadgeRow::showFolded(const std::vector<std::size_t>& folded) {
    m_folded = folded;
    QStringList texts;
    for (const std::size_t index : folded) {
        texts << m_shown[index].text;
    }
    m_more->showBadge(tr("+%1", "badges that do not fit").arg(folded.size()), worst(m_shown, folded),
                      texts.join(QLatin1Char('\n')));
    m_more->setVisible(!folded.empty());
}

/// A badge without a link is listed, too.
void BadgeRow::openMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("foldedBadges"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const std::size_t index : m_folded) {
        QString text = m_shown[index].text;
        auto* action = menu->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        const auto link = m_shown[index].link;
        action->setEnabled(link.has_value());
        connect(action, &QAction::triggered, this, [this, link] { Q_EMIT linkActivated(*link); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace poolhouse::ui
