// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace poolhouse::ui {

/// The drawing of a plan, and beside it a column of cards. Where both don't fit, the cards are a drawer over the
/// trailing part of the drawing: closed by Esc, and reopened where it was left open. Object names
/// "plannerColumns", "plannerDrawer".
class PlannerColumns : public QWidget {
    Q_OBJECT
public:
    static constexpr int leastBeside = 760; ///< width in pixels below which the cards are a drawer

    /// Takes ownership of the parts. `wanted`: width of the drawing, in pixels, down to which the cards may grow;
    /// called while it exists.
    PlannerColumns(QWidget* drawing, QWidget* cards, std::function<int()> wanted, QWidget* parent = nullptr);

    [[nodiscard]] bool isDrawer() const { return m_drawer; }
    [[nodiscard]] bool isDrawerOpen() const { return m_open; } ///< also while there is no drawer
    void setDrawerOpen(bool open);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void drawerChanged(); ///< isDrawer() or isDrawerOpen()
    void focusLeft();     ///< the cards had the focus and go: a drawer closes, or they become a closed one

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    [[nodiscard]] int leastCards() const;
    [[nodiscard]] int cardsWidth() const; ///< preferred

    QWidget* m_drawing;
    QWidget* m_cards;
    QWidget* m_side; ///< around the cards
    std::function<int()> m_wanted;
    bool m_drawer = false;
    bool m_open = false;
    bool m_arrangeQueued = false; ///< a call of arrange() is
};

} // namespace poolhouse::ui
