// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/settings_tab.h"

#include "ui/cluster/area_head.h"
#include "ui/cluster/settings_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace poolhouse::ui {

SettingsTab::SettingsTab(QWidget* parent)
    : QScrollArea(parent),
      m_head(new AreaHead(QStringLiteral("settings"), tr("Loading settings"))),
      m_filter(new FilterField(QStringLiteral("settingsFilter"), tr("Filter settings"))),
      m_hideDefaults(new QCheckBox(tr("Hide defaults"))),
      m_filterRow(filterRow()),
      m_table(new SettingsTable),
      m_note(new TextLabel(TextStyle::Body)),
      m_purpose(new TextLabel(TextStyle::Body)),
      m_edits(new TextLabel(TextStyle::Body)),
      m_compare(new QPushButton(tr("Compare with…"))),
      m_copy(new QPushButton(tr("Copy settings to…"))),
      m_discard(new QPushButton(tr("Discard changes"))),
      m_review(new QPushButton(tr("Review changes…"))),
      m_editRow(editRow()) {
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
    column->addWidget(m_editRow);
    column->addStretch(0);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(m_head, &AreaHead::retryRequested, this, &SettingsTab::retryRequested);
    connect(m_filter, &QLineEdit::textChanged, this, &SettingsTab::applyFilter);
    connect(m_filter, &FilterField::rowsWanted, this, [this] {
        if (m_table->isVisibleTo(this)) {
            m_table->enter();
        }
    });
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
    m_filter->setToolTip(tr("Words from names and descriptions, in any order"));
    m_hideDefaults->setObjectName(QStringLiteral("settingsHideDefaults"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_filter, 1);
    row->addWidget(m_hideDefaults);
    return line;
}

QWidget* SettingsTab::editRow() {
    auto* line = new QWidget;
    m_edits->setObjectName(QStringLiteral("settingsEdits"));
    m_edits->setWrapping();
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_edits, 1, Qt::AlignVCenter);
    const auto add = [row](QPushButton* button, const char* name) {
        button->setObjectName(QString::fromLatin1(name));
        row->addWidget(button);
    };
    add(m_compare, "settingsCompare");
    add(m_copy, "settingsCopy");
    add(m_discard, "settingsDiscard");
    add(m_review, "settingsReview");
    m_review->setProperty("primary", true);
    connect(m_compare, &QPushButton::clicked, this, &SettingsTab::compareRequested);
    connect(m_copy, &QPushButton::clicked, this, &SettingsTab::copyRequested);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_table->setFocus(Qt::OtherFocusReason); // the pressed button is about to be hidden
        Q_EMIT discardAllRequested();
    });
    connect(m_review, &QPushButton::clicked, this, &SettingsTab::reviewRequested);
    return line;
}

void SettingsTab::showEdits() {
    const bool any = m_view.edits > 0;
    m_editRow->setVisible(!m_view.rows.empty());
    m_edits->showText(any ? m_view.editSummary : tr("To change a value, press Enter or double-click it."));
    m_edits->setDim(!any);
    m_copy->setVisible(!any); // what was only entered is not copied
    m_discard->setVisible(any);
    m_review->setVisible(any);
    m_review->setEnabled(m_view.edits > m_view.problems);
    m_review->setToolTip(m_review->isEnabled() ? QString() : tr("None of the changes can be made."));
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
    showEdits();
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
    const auto note = m_table->currentNote();
    QStringList sentences{purpose.isEmpty() ? tr("%1: no description is available.", "name of a setting").arg(name)
                                            : tr("%1: %2", "name of a setting, what it does").arg(name, purpose)};
    if (const auto allowed = m_table->currentAllowed(); !allowed.isEmpty()) {
        sentences << tr("Takes %1.", "values of a setting").arg(allowed);
    }
    if (const auto value = m_table->currentDefault(); !value.isEmpty()) {
        sentences << tr("Default: %1.", "value of a setting").arg(value);
    }
    if (const auto restart = m_table->currentRestart(); !restart.isEmpty()) {
        sentences << tr("Needs restart: %1.", "yes, no or unknown").arg(restart);
    }
    if (!note.isEmpty()) {
        sentences << tr("Change: %1", "a note beside an edited value").arg(note);
    }
    m_purpose->showText(name.isEmpty() ? QString() : sentences.join(QLatin1Char(' ')));
    m_purpose->setVisible(m_table->isVisibleTo(this));
}

} // namespace poolhouse::ui
