// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_scroll.h"

#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int windowMargins = 40;

/// As tall as its page wants to be at the present width, unlike a plain area, which guesses.
class PageArea final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize sizeHint() const override {
        const QSize hint = widget()->sizeHint();
        // Before it is shown it has no width of its own; then the window's, less its margins, tells best.
        const int wide = isVisible() ? width() : window()->width() - windowMargins;
        // A scroll bar, once there, makes texts wrap earlier and so gives itself a reason: there is room without one.
        const int text = wide - verticalScrollBar()->sizeHint().width();
        const int room = std::max(text, widget()->minimumSizeHint().width());
        const int height = widget()->hasHeightForWidth() ? widget()->heightForWidth(room) : hint.height();
        return {hint.width(), height};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }
};

} // namespace

QWidget* scrolled(QWidget* page, QWidget* parent) {
    auto* area = new PageArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    // The area paints a base of its own otherwise.
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return area;
}

} // namespace poolhouse::ui
