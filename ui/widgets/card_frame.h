// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <optional>

namespace poolhouse::ui {

/// A rounded surface with a hairline border; with the colour of a pool along its upper edge when it has one. Shows a
/// ring when it has the keyboard focus.
class CardFrame : public QFrame {
    Q_OBJECT
public:
    explicit CardFrame(QWidget* parent = nullptr);

    void setPoolEdge(std::optional<int> pool); ///< palette index
    void setGhost(bool ghost);                 ///< dashed: of something that is not there yet
    void setChosen(bool chosen);               ///< what the actions are about: a ring, thinner than that of the focus
    [[nodiscard]] bool isChosen() const { return m_chosen; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    std::optional<int> m_pool;
    bool m_ghost = false;
    bool m_chosen = false;
};

} // namespace poolhouse::ui
