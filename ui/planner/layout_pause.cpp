// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/layout_pause.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace poolhouse::ui {

namespace {

constexpr int mostRounds = 3; ///< another width may change heights

/// Inner ones first.
void addLaidOutIn(const QWidget& widget, std::vector<QWidget*>& found) {
    for (auto* child : widget.children()) {
        auto* part = child->isWidgetType() ? static_cast<QWidget*>(child) : nullptr;
        if (part != nullptr && !part->isWindow()) { // the list of a combo box is a window of many parts
            addLaidOutIn(*part, found);
            if (part->layout() != nullptr) {
                found.push_back(part);
            }
        }
    }
}

std::vector<QWidget*> laidOutIn(QWidget& page) {
    std::vector<QWidget*> found;
    addLaidOutIn(page, found);
    found.push_back(&page);
    return found;
}

/// Whether it was invalidated and not laid out since.
bool isOutdated(const QWidget& widget) {
    return widget.isVisible() && widget.layout()->geometry().isNull();
}

/// A layout forgets what it knows of those inside it only when it is activated.
void forgetHints(QLayout& layout) {
    for (int at = 0; at < layout.count(); ++at) {
        if (auto* inner = layout.itemAt(at)->layout()) {
            forgetHints(*inner);
        }
    }
    layout.invalidate();
}

void layOutNow(QWidget& page) {
    const auto parts = laidOutIn(page);
    for (int round = 0; round < mostRounds; ++round) {
        for (auto* part : parts) {
            if (isOutdated(*part)) {
                forgetHints(*part->layout());
                part->updateGeometry(); // what is around it is outdated too
            }
        }
        if (!isOutdated(page)) {
            return;
        }
        QEvent request(QEvent::LayoutRequest); // to its scroll area, which gives it the height that it needs
        QCoreApplication::sendEvent(page.parentWidget(), &request);
        page.layout()->activate();
        for (auto* part : parts) {
            part->layout()->activate(); // else the requests that are posted would have it all done again
        }
    }
}

} // namespace

LayoutPause::LayoutPause(const std::vector<QWidget*>& pages) {
    for (auto* page : pages) {
        if (!page->layout()->isEnabled()) {
            continue; // within another pause
        }
        m_pages.push_back(page);
        const auto parts = laidOutIn(*page);
        for (const auto* part : parts) {
            part->layout()->setEnabled(false);
            m_held.emplace_back(part->layout());
        }
    }
}

LayoutPause::~LayoutPause() {
    for (const auto& layout : m_held) {
        if (layout) {
            layout->setEnabled(true);
        }
    }
    for (auto* page : m_pages) {
        layOutNow(*page);
    }
}

} // namespace poolhouse::ui
