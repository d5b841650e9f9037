// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_shortcuts.h"

#include "ui/actions/actions.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/dialog_size.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int shortcutHeight = 32;
constexpr int keysColumn = 1;

/// Taller rows with a hairline below; shortcuts are drawn as key caps.
class ShortcutDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto usual = QStyledItemDelegate::sizeHint(option, index);
        return {usual.width() + 2 * metrics::grid, std::max(usual.height(), shortcutHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto& theme = Theme::of(option.palette);
        const bool current = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(option.rect, current ? theme.primary : theme.card);
        painter->setPen(QPen(theme.hairline, 1));
        if (!current) {
            painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        }
        const QRect inner = option.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
        const auto text = index.data().toString();
        const int alignment =
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));
        if (index.column() == keysColumn && isKeys(index)) {
            paintKeys(*painter, inner, text, option, theme);
        } else {
            painter->setFont(option.font);
            painter->setPen(current ? theme.onPrimary : theme.text);
            painter->drawText(inner, alignment, option.fontMetrics.elidedText(text, Qt::ElideRight, inner.width()));
        }
        painter->restore();
    }

private:
    static bool isKeys(const QModelIndex& index) { return index.data(Qt::UserRole).toBool(); }

    static void paintKeys(QPainter& painter, const QRect& inner, const QString& keys,
                          const QStyleOptionViewItem& option, const Theme& theme) {
        const QFont font = styled(option.font, TextStyle::Small);
        const QFontMetrics measure(font);
        QRect cap(0, 0, measure.horizontalAdvance(keys) + 2 * metrics::grid, measure.height() + metrics::grid);
        cap.moveCenter(inner.center());
        cap.moveLeft(inner.left());
        cap = QStyle::visualRect(option.direction, inner, cap);
        painter.setBrush(theme.window);
        painter.setPen(QPen(theme.border, 1));
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), metrics::controlRadius - 2,
                                metrics::controlRadius - 2);
        painter.setFont(font);
        painter.setPen(theme.text);
        painter.drawText(cap, Qt::AlignCenter, keys);
    }
};

} // namespace

ShortcutsDialog::ShortcutsDialog(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* title = new QLabel(tr("Keyboard shortcuts"), this);
    title->setFont(styled(font(), TextStyle::Heading));
    auto* list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("shortcutsList"));
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setItemDelegate(new ShortcutDelegate(list));
    const auto add = [list](const QString& action, const QString& keys, bool areKeys) {
        auto* item = new QTreeWidgetItem(list, {action, keys});
        item->setData(keysColumn, Qt::UserRole, areKeys);
    };
    for (const Actions::ShortcutLine& line : actions.shortcutLines()) {
        add(tr("%1: %2").arg(line.group, line.action), line.keys, true);
    }
    add(tr("Menus"), tr("Alt and the underlined letter"), false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setStretchLastSection(false);
    list->header()->resizeSection(keysColumn, list->fontMetrics().averageCharWidth() * 34);
    list->setCurrentItem(list->topLevelItem(0));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * metrics::grid, 2 * metrics::grid, 3 * metrics::grid, 2 * metrics::grid);
    layout->setSpacing(2 * metrics::grid);
    layout->addWidget(title);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    const int rows = list->topLevelItemCount() + 1;
    resizeWithinScreen(*this, {600, std::min(rows * shortcutHeight + 122, 640)});
}

} // namespace poolhouse::ui
