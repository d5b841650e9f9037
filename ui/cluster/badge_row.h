// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/badge.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace poolhouse::ui {

class BadgeButton;

/// Title widgets and badges on one line of constant height. Badges that do not fit, the least important first, fold
/// into "+2", whose tool tip and menu list them. A badge with a link is a BadgeButton. Object names: "badge.N" from 0,
/// "badgesFolded", "foldedBadges" (the menu).
class BadgeRow : public QWidget {
    Q_OBJECT
public:
    explicit BadgeRow(QWidget* parent = nullptr);

    void addLeading(QWidget* widget); ///< before the badges; narrower than its size hint when there is no room
    void showBadges(const std::vector<views::Badge>& badges);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void linkActivated(const poolhouse::views::BadgeLink& link);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    QWidget* makeBadge(std::size_t index);
    void fold();
    void openMenu();
    void showFolded(const std::vector<std::size_t>& folded);
    [[nodiscard]] int leadingWidth() const;
    [[nodiscard]] int moreWidth() const;

    QHBoxLayout* m_line;
    std::vector<QWidget*> m_leading;
    std::vector<views::Badge> m_shown;
    std::vector<QWidget*> m_badges; ///< BadgeLabel, or BadgeButton for a link
    std::vector<std::size_t> m_folded;
    BadgeButton* m_more;
};

/// The badges to fold, in order, so that the rest fits into `room` with gaps; `more`: width of what stands for them.
/// At equal importance, the last ones fold first. The first badge, and the most important
/// of the others, stay where they are, elided if need be. Pure.
[[nodiscard]] std::vector<std::size_t> foldedBadges(const std::vector<views::Badge>& badges,
                                                    const std::vector<int>& widths, int available, int more, int gap);

} // namespace poolhouse::ui
