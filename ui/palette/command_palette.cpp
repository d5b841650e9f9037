// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/command_palette.h"

#include "models/text/text.h"
#include "ui/palette/palette_delegate.h"
#include "ui/widgets/spoken.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

QString spoken(const PaletteEntry& entry) {
    QStringList parts{entry.title, entry.context, entry.hint};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint),
      m_field(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_none(new QLabel(tr("No matches."), this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    setFrameShape(QFrame::StyledPanel);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("Search clusters, pools, apps and actions"));
    m_field->setPlaceholderText(tr("Search clusters, pools, apps, actions…"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Results"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_none->setObjectName(QStringLiteral("paletteNone"));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setMargin(24);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        // The field keeps the focus, so screen readers need an explicit event for the current row.
        if (row >= 0 && isVisible()) {
            QAccessibleEvent event(m_list, QAccessible::Focus);
            event.setChild(row);
            QAccessible::updateAccessibility(&event);
        }
    });
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::activateCurrent);
}

void CommandPalette::setPurpose(const QString& name, const QString& title, const QString& prompt) {
    setObjectName(name);
    setAccessibleName(title);
    m_field->setObjectName(name + QStringLiteral("Field"));
    m_field->setAccessibleName(title);
    m_field->setPlaceholderText(prompt);
    m_list->setObjectName(name + QStringLiteral("List"));
    m_none->setObjectName(name + QStringLiteral("None"));
}

void CommandPalette::open(std::vector<PaletteEntry> entries, std::vector<PaletteEntry> suggestions) {
    m_entries = std::move(entries);
    m_suggestions = std::move(suggestions);
    m_field->clear();
    search();
    place();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place() {
    const QWidget* window = parentWidget()->window();
    const int width = std::clamp(window->width() / 2, 360, 640);
    const int height = std::clamp(window->height() / 2, 240, 420);
    resize(std::min(width, window->width()), std::min(height, window->height()));
    move(window->mapToGlobal(QPoint((window->width() - this->width()) / 2, 64)));
}

void CommandPalette::search() {
    m_shown.clear();
    if (m_field->text().trimmed().isEmpty() && !m_suggestions.empty()) {
        m_shown = m_suggestions;
    } else {
        for (const int index : bestMatches(m_field->text(), m_entries, shownAtMost)) {
            m_shown.push_back(m_entries[static_cast<std::size_t>(index)]);
        }
    }
    m_list->clear();
    for (const PaletteEntry& entry : m_shown) {
        auto* item = new QListWidgetItem(entry.title, m_list);
        item->setData(PaletteDelegate::ContextRole, entry.context);
        item->setData(PaletteDelegate::HintRole, entry.hint);
        item->setData(Qt::AccessibleTextRole, spoken(entry));
    }
    m_list->setCurrentRow(m_shown.empty() ? -1 : 0);
    m_list->setVisible(!m_shown.empty());
    m_none->setVisible(m_shown.empty());
    announceCount();
}

void CommandPalette::announceCount() {
    const auto count = m_shown.empty() ? m_none->text()
                                       : text::Text::counted(static_cast<int>(m_shown.size()),
                                                             QT_TRANSLATE_N_NOOP("Wording", "%n result"),
                                                             QT_TRANSLATE_N_NOOP("Wording", "%n results"));
    if (count != std::exchange(m_announced, count)) {
        announce(this, count);
    }
}

void CommandPalette::activateCurrent() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_shown.size())) {
        return;
    }
    const PaletteEntry entry = m_shown[static_cast<std::size_t>(row)];
    close();
    Q_EMIT chosen(entry);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up: {
            const int rows = m_list->count();
            const int step = key->key() == Qt::Key_Down ? 1 : rows - 1;
            if (rows > 0) {
                m_list->setCurrentRow((m_list->currentRow() + step) % rows);
            }
            return true;
        }
        case Qt::Key_PageDown:
        case Qt::Key_PageUp: {
            const int step = key->key() == Qt::Key_PageDown ? 8 : -8;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter: activateCurrent(); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace poolhouse::ui
