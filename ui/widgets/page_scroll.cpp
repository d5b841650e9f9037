// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_scroll.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int windowMargins = 40;

/// Scroll area whose size hint is the page's height at the current width.
class PageArea final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize sizeHint() const override {
        const QSize hint = widget()->sizeHint();
        // Before it is shown the area has no valid width: use the window's, less its margins.
        const int wide = isVisible() ? width() : window()->width() - windowMargins;
        // Assume a scroll bar: otherwise, once shown, it would narrow the text and stay needed.
        const int text = wide - verticalScrollBar()->sizeHint().width();
        const int pageWidth = std::max(text, widget()->minimumSizeHint().width());
        const int height = widget()->hasHeightForWidth() ? widget()->heightForWidth(pageWidth) : hint.height();
        return {hint.width(), height};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 96}; }

protected:
    /// The hint changes with the page, but the layout around the area is not notified.
    bool eventFilter(QObject* object, QEvent* event) override {
        if (object == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry();
        }
        return QScrollArea::eventFilter(object, event);
    }
};

} // namespace

QWidget* scrolled(QWidget* page, QWidget* parent) {
    auto* area = new PageArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    // Otherwise the area paints its own background.
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return area;
}

} // namespace poolhouse::ui
