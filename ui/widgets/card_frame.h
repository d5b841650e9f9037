// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <optional>

namespace poolhouse::ui {

/// Rounded surface with a hairline border, an optional pool colour along the top edge, and a focus ring.
class CardFrame : public QFrame {
    Q_OBJECT
public:
    explicit CardFrame(QWidget* parent = nullptr);

    void setPoolEdge(std::optional<int> pool); ///< palette index
    void setGhost(bool ghost);                 ///< dashed border: the subject does not exist yet
    void setChosen(bool chosen);               ///< marks the action target: a ring thinner than the focus ring
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
