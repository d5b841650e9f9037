// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/settings_tab.h"

#include "ui/cluster/area_head.h"
#include "ui/cluster/settings_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace poolhouse::ui {

SettingsTab::SettingsTab(QWidget* parent)
    : QScrollArea(parent),
      m_head(new AreaHead(QStringLiteral("settings"), tr("Loading settings"))),
      m_filter(new QLineEdit),
      m_hideDefaults(new QCheckBox(tr("Hide defaults"))),
      m_filterRow(filterRow()),
      m_table(new SettingsTable),
      m_note(new TextLabel(TextStyle::Body)),
      m_purpose(new TextLabel(TextStyle::Body)) {
    setObjectName(QStringLiteral("settingsTab"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_note->setObjectName(QStringLiteral("settingsNote"));
    m_note->setDim();
    m_note->setWrapping();
    m_purpose->setObjectName(QStringLiteral("settingsPurpose"));
    m_purpose->setWrapping();
    m_purpose->align(Qt::AlignLeading | Qt::AlignTop);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, metrics::grid, metrics::cardPadding);
    column->setSpacing(metrics::grid);
    column->addWidget(m_head);
    column->addWidget(m_filterRow);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(m_purpose);
    column->addStretch(0);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(m_head, &AreaHead::retryRequested, this, &SettingsTab::retryRequested);
    connect(m_filter, &QLineEdit::textChanged, this, &SettingsTab::applyFilter);
    connect(m_hideDefaults, &QCheckBox::toggled, this, &SettingsTab::applyFilter);
    connect(m_table, &SettingsTable::currentSettingChanged, this, &SettingsTab::showPurpose);
    onFontChange(*this, [this] { reservePurpose(); });
    reservePurpose();
    showSettings({});
}

/// Two lines: the rows above stay where they are while one goes through them.
void SettingsTab::reservePurpose() {
    m_purpose->setMinimumHeight(2 * m_purpose->fontMetrics().lineSpacing());
}

QWidget* SettingsTab::filterRow() {
    auto* line = new QWidget;
    m_filter->setObjectName(QStringLiteral("settingsFilter"));
    m_filter->setAccessibleName(tr("Filter settings"));
    m_filter->setPlaceholderText(tr("Filter settings"));
    m_filter->setToolTip(tr("Words from names and descriptions, in any order"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_hideDefaults->setObjectName(QStringLiteral("settingsHideDefaults"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_filter, 1);
    row->addWidget(m_hideDefaults);
    return line;
}

void SettingsTab::showSettings(const views::SettingsView& view) {
    using State = views::AreaStatus::State;
    const bool another = view.cluster != m_view.cluster;
    m_view = view;
    if (another) {
        m_filter->clear();
        m_hideDefaults->setChecked(false);
        verticalScrollBar()->setValue(0);
    }
    const bool read = view.state == State::Read;
    m_head->showHead(view, view.headline, {}, view.partial);
    m_filterRow->setVisible(read && !view.rows.empty());
    m_table->showSettings(view);
    applyFilter();
}

void SettingsTab::applyFilter() {
    m_table->filter(m_filter->text(), m_hideDefaults->isChecked());
    const bool any = m_table->shownRows() > 0;
    showTable(any);
    m_note->showText(any || m_view.rows.empty()             ? QString()
                     : m_filter->text().trimmed().isEmpty() ? tr("All settings have their default.")
                                                            : tr("No setting matches the filter."),
                     true);
    showPurpose();
}

void SettingsTab::showTable(bool visible) {
    if (!visible && m_table->hasFocus()) {
        if (m_filterRow->isVisibleTo(this)) {
            m_filter->setFocus();
        } else {
            m_head->focusRetry();
        }
    }
    m_table->setVisible(visible);
}

void SettingsTab::showPurpose() {
    const auto name = m_table->currentName();
    const auto purpose = m_table->currentPurpose();
    m_purpose->showText(name.isEmpty()      ? QString()
                        : purpose.isEmpty() ? tr("%1: no description is available.", "name of a setting").arg(name)
                                            : tr("%1: %2", "name of a setting, what it does").arg(name, purpose));
    m_purpose->setVisible(m_table->isVisibleTo(this));
}

/// Esc clears the filter first; Down leads to the rows.
bool SettingsTab::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Down && m_table->isVisibleTo(this)) {
            m_table->enter();
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace poolhouse::ui
