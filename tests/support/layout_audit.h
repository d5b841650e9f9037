// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

/// Looks for texts that cannot be read: cut, overlapping, beyond the screen, or scrolled to sideways.
namespace poolhouse::test {

/// Visible labels and buttons with less space than their text needs, with the text. Labels that may elide it need less.
inline QStringList clippedTexts(const QWidget& widget) {
    QStringList clipped;
    const auto check = [&](const QWidget& part, const QString& text, bool wraps) {
        const QSize least = part.minimumSizeHint();
        const int height = wraps ? part.heightForWidth(part.width()) : least.height();
        if (part.isVisibleTo(&widget) && !text.isEmpty() && (part.width() < least.width() || part.height() < height)) {
            clipped << QStringLiteral("%1 \"%2\": %3 x %4, needs %5 x %6")
                           .arg(part.objectName(), text)
                           .arg(part.width())
                           .arg(part.height())
                           .arg(least.width())
                           .arg(height);
        }
    };
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        check(*label, label->text(), label->wordWrap());
    }
    for (const QAbstractButton* button : widget.findChildren<QAbstractButton*>()) {
        check(*button, button->text(), false);
    }
    return clipped;
}

namespace layout_audit {

/// The text that `widget` shows, if it is of a kind that shows one.
inline QString textOf(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return label->text();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        return button->text();
    }
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
        const auto shown = combo->property("shownText"); // of those that paint another text
        return shown.isValid() ? shown.toString() : combo->currentText();
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) {
        return field->text().isEmpty() ? field->placeholderText() : field->text();
    }
    return {};
}

inline QString named(const QWidget& widget) {
    return QStringLiteral("%1 %2 \"%3\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), textOf(widget).left(60));
}

/// Whether `widget` scrolls its contents in `direction`, so that what is outside can be reached.
inline bool scrolls(const QWidget& viewport, Qt::Orientation direction) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(viewport.parentWidget());
    if (area == nullptr || area->viewport() != &viewport) {
        return false;
    }
    const auto* bar = direction == Qt::Horizontal ? area->horizontalScrollBar() : area->verticalScrollBar();
    return bar->isVisible() || bar->maximum() > bar->minimum();
}

/// What is left of the widget's rectangle inside its ancestors, in window coordinates. `cut` tells whether any of the
/// rest cannot be scrolled to.
inline QRect shownRect(const QWidget& widget, bool& cut) {
    QRect shown = widget.rect();
    const QWidget* at = &widget;
    cut = false;
    while (!at->isWindow() && at->parentWidget() != nullptr) {
        shown.translate(at->pos());
        at = at->parentWidget();
        const QRect inside = shown & at->rect();
        cut |= (shown.left() < 0 || shown.right() > at->rect().right()) && !scrolls(*at, Qt::Horizontal);
        cut |= (shown.top() < 0 || shown.bottom() > at->rect().bottom()) && !scrolls(*at, Qt::Vertical);
        if (inside.isEmpty()) { // the rest of the way says nothing about it
            return {};
        }
        shown = inside;
    }
    return shown;
}

/// Visible widgets of one window that show a text.
inline QList<QWidget*> textsOf(const QWidget& window) {
    QList<QWidget*> texts;
    for (QWidget* each : window.findChildren<QWidget*>()) {
        if (each->window() == &window && each->isVisible() && !textOf(*each).isEmpty()) {
            texts << each;
        }
    }
    return texts;
}

inline QStringList cutCombos(const QWidget& window) {
    QStringList cut;
    for (const QComboBox* combo : window.findChildren<QComboBox*>()) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        option.editable = combo->isEditable();
        const auto field =
            combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        if (combo->isVisible() && combo->window() == &window &&
            field.width() < combo->fontMetrics().horizontalAdvance(textOf(*combo))) {
            cut << named(*combo) + QStringLiteral(" is cut");
        }
    }
    return cut;
}

inline QStringList cutHeaders(const QWidget& window) {
    QStringList cut;
    for (const QHeaderView* header : window.findChildren<QHeaderView*>()) {
        if (!header->isVisible() || header->window() != &window || header->orientation() != Qt::Horizontal ||
            header->model() == nullptr) {
            continue;
        }
        for (int section = 0; section < header->count(); ++section) {
            const auto text = header->model()->headerData(section, Qt::Horizontal).toString();
            const auto whole = header->fontMetrics().size(0, text);         // of several lines
            const bool elides = header->textElideMode() != Qt::ElideNone && // as names may be that a tool tip tells
                                header->model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole) == text;
            if (!header->isSectionHidden(section) &&
                ((header->sectionSize(section) < whole.width() && !elides) || header->height() < whole.height())) {
                cut << QStringLiteral("header \"%1\" of %2 is cut").arg(text, header->parent()->objectName());
            }
        }
    }
    return cut;
}

/// In pixels, of a text that is broken at spaces only if it wraps.
inline int widestPart(const QFontMetrics& letters, const QString& text, bool wraps) {
    int widest = 0;
    for (const auto& part : wraps ? text.split(QLatin1Char(' ')) : QStringList(text)) {
        widest = std::max(widest, letters.horizontalAdvance(part));
    }
    return widest;
}

/// Figures stand to the right; they are never elided.
inline QStringList cutFigures(const QWidget& window) {
    QStringList cut;
    for (const QAbstractItemView* view : window.findChildren<QAbstractItemView*>()) {
        if (!view->isVisible() || view->window() != &window || view->model() == nullptr ||
            qobject_cast<const QHeaderView*>(view) != nullptr) {
            continue;
        }
        const auto* model = view->model();
        const auto letters = view->fontMetrics();
        const auto* table = qobject_cast<const QTableView*>(view);
        const bool wraps = table != nullptr && table->wordWrap();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const auto index = model->index(row, column);
                const auto rect = view->visualRect(index);
                const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
                const auto text = index.data().toString();
                const int lines = letters.boundingRect({0, 0, rect.width(), 1000}, Qt::TextWordWrap, text).height();
                if (alignment.testFlag(Qt::AlignRight) && rect.isValid() && !rect.isEmpty() &&
                    (rect.width() < widestPart(letters, text, wraps) || (wraps && rect.height() < lines))) {
                    cut << QStringLiteral("figure \"%1\" of %2 is cut").arg(text, view->objectName());
                }
            }
        }
    }
    return cut;
}

/// Pages scroll down only. What scrolls sideways on purpose, such as a wide table, says so itself.
inline QStringList sidewaysBars(const QWidget& window) {
    QStringList found;
    for (const QAbstractScrollArea* area : window.findChildren<QAbstractScrollArea*>()) {
        const auto* bar = area->horizontalScrollBar();
        if (bar->isVisible() && bar->maximum() > bar->minimum() && area->window() == &window &&
            !area->property("scrollsSideways").toBool()) {
            found << QStringLiteral("%1 %2 in %3 scrolls sideways: %4 of %5 are in view")
                         .arg(QLatin1String(area->metaObject()->className()), area->objectName(),
                              area->parentWidget() != nullptr ? area->parentWidget()->objectName() : QString())
                         .arg(bar->pageStep())
                         .arg(bar->pageStep() + bar->maximum() - bar->minimum());
        }
    }
    return found;
}

/// Whether `widget` belongs to a part that lies over others on purpose, which says so itself.
inline const QWidget* floating(const QWidget& widget) {
    for (const QWidget* each = &widget; each != nullptr; each = each->parentWidget()) {
        if (each->property("floats").toBool()) {
            return each;
        }
    }
    return nullptr;
}

inline QStringList overlaps(const QWidget& window) {
    QStringList found;
    const auto texts = textsOf(window);
    QList<QRect> rects;
    rects.reserve(texts.size());
    for (const auto* each : texts) {
        bool cut = false;
        rects << shownRect(*each, cut);
        if (cut && !rects.back().isEmpty()) {
            found << named(*each) + QStringLiteral(" is cut by its parent");
        } else if (cut) {
            found << named(*each) + QStringLiteral(" is out of sight");
        }
    }
    for (qsizetype a = 0; a < texts.size(); ++a) {
        for (qsizetype b = a + 1; b < texts.size(); ++b) {
            const bool related = texts[a]->isAncestorOf(texts[b]) || texts[b]->isAncestorOf(texts[a]) ||
                                 floating(*texts[a]) != floating(*texts[b]);
            const auto both = rects[a] & rects[b];
            if (!related && both.width() > 1 && both.height() > 1) {
                found << named(*texts[a]) + QStringLiteral(" overlaps ") + named(*texts[b]);
            }
        }
    }
    return found;
}

} // namespace layout_audit

/// Everything that cannot be read in the visible windows of the program: `window` and its dialogs and menus.
inline QStringList unreadable(QWidget& window) {
    QStringList found;
    QList<QWidget*> windows{&window};
    for (QWidget* each : window.findChildren<QWidget*>()) {
        if (each->isWindow() && each->isVisible() && each->windowType() != Qt::ToolTip) {
            windows << each;
        }
    }
    for (QWidget* each : windows) {
        found << layout_audit::cutCombos(*each) << layout_audit::cutHeaders(*each) << layout_audit::cutFigures(*each)
              << layout_audit::sidewaysBars(*each) << layout_audit::overlaps(*each);
        for (const auto& clipped : clippedTexts(*each)) {
            found << clipped;
        }
        const QSize available = each->screen()->availableSize();
        if (each->width() > available.width() || each->height() > available.height()) {
            found << QStringLiteral("%1 needs %2 x %3, the screen has %4 x %5")
                         .arg(each->objectName())
                         .arg(each->width())
                         .arg(each->height())
                         .arg(available.width())
                         .arg(available.height());
        }
    }
    found.removeDuplicates();
    return found;
}

} // namespace poolhouse::test
