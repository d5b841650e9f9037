// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/compare_settings_dialog.h"

#include "models/fleet/setting_reader.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/child_signals.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

enum CompareColumn { CompareName, CompareOne, CompareOther, CompareColumnCount };

} // namespace

CompareSettingsDialog::CompareSettingsDialog(const fleet::Store& store, core::ClusterId cluster,
                                             std::unique_ptr<fleet::SettingReader> one,
                                             std::unique_ptr<fleet::SettingReader> other, Purpose purpose,
                                             QWidget* parent)
    : QDialog(parent),
      m_store(store),
      m_cluster(std::move(cluster)),
      m_purpose(purpose),
      m_one(std::move(one)),
      m_other(std::move(other)),
      m_choice(new ChevronCombo),
      m_headline(new TextLabel(TextStyle::Strong)),
      m_note(new TextLabel(TextStyle::Small)),
      m_table(new QTableWidget(0, CompareColumnCount)),
      m_copy(new QPushButton(tr("Copy settings…"))) {
    setObjectName(QStringLiteral("compareDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    for (auto* reader : {m_one.get(), m_other.get()}) {
        connect(reader, &fleet::AreaReader::changed, this, &CompareSettingsDialog::showComparison);
    }
    m_one->follow(m_cluster);
    showComparison();
    resizeWithinScreen(*this, {std::max(760, 100 * fontMetrics().averageCharWidth()), 560});
}

CompareSettingsDialog::~CompareSettingsDialog() {
    disconnectChildren(*this);
}

void CompareSettingsDialog::build() {
    const auto* record = m_store.cluster(m_cluster);
    const auto name = record != nullptr ? QString::fromStdString(record->summary.name) : QString();
    setWindowTitle(
        (m_purpose == Purpose::Copy ? tr("Copy settings — %1", "cluster") : tr("Compare settings — %1", "cluster"))
            .arg(name));
    buildChoice();
    m_headline->setObjectName(QStringLiteral("compareHeadline"));
    m_headline->setWrapping();
    m_note->setObjectName(QStringLiteral("compareNote"));
    m_note->setWrapping();
    m_note->setDim();
    m_table->setObjectName(QStringLiteral("compareTable"));
    m_table->setAccessibleName(tr("Settings of both clusters"));
    m_table->setItemDelegate(new LeftToRightDelegate(m_table));
    setUpFramedTable(*m_table);
    alignTitlesWithCells(*m_table);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideMiddle); // names of clusters
    keepColumnsFitted(*m_table);
    m_copy->setObjectName(QStringLiteral("compareCopy"));
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        Q_EMIT copyRequested(m_otherCluster, m_view.copy);
        accept();
    });
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("compareClose"));
    close->setAutoDefault(false); // Enter belongs to the name
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_copy->setProperty("primary", m_purpose == Purpose::Copy);
    auto* label = new QLabel(m_purpose == Purpose::Copy ? tr("Copy &to") : tr("Compare &with"));
    label->setBuddy(m_choice);
    auto* head = new QHBoxLayout;
    head->addWidget(label);
    head->addWidget(m_choice, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(m_headline);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    m_choice->setFocus();
}

void CompareSettingsDialog::buildChoice() {
    m_choice->setObjectName(QStringLiteral("compareCluster"));
    m_choice->setAccessibleName(m_purpose == Purpose::Copy ? tr("Copy to the cluster")
                                                           : tr("Compare with the cluster"));
    m_choice->setEditable(true);
    m_choice->setInsertPolicy(QComboBox::NoInsert);
    for (const auto& id : m_store.clusterIds()) {
        if (const auto* other = m_store.cluster(id); other != nullptr && id != m_cluster) {
            m_choice->addItem(QStringLiteral("%1 (%2)").arg(QString::fromStdString(other->summary.name),
                                                            QString::fromStdString(other->summary.app.name)),
                              QString::fromStdString(id.value));
        }
    }
    m_choice->setCurrentIndex(-1);
    m_choice->setMinimumContentsLength(30);
    m_choice->completer()->setFilterMode(Qt::MatchContains);
    m_choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &CompareSettingsDialog::choose);
}

void CompareSettingsDialog::choose() {
    m_otherCluster = {m_choice->currentData().toString().toStdString()};
    m_other->follow(m_otherCluster.empty() ? std::nullopt : std::optional(m_otherCluster));
    showComparison();
}

void CompareSettingsDialog::showComparison() {
    const auto* one = m_one->record(m_cluster);
    const auto* other = m_otherCluster.empty() ? nullptr : m_other->record(m_otherCluster);
    m_view = {};
    bool compared = false;
    if (m_otherCluster.empty()) {
        m_view.headline = m_purpose == Purpose::Copy ? tr("Choose the cluster that gets the settings.")
                                                     : tr("Choose a cluster to compare with.");
    } else if (one != nullptr && other != nullptr && one->settings && other->settings) {
        m_view = views::settingComparison(core::settingList(*one->settings, one->unreadable),
                                          core::settingList(*other->settings, other->unreadable));
        compared = true;
        for (const auto* each : {one, other}) {
            if (each->freshness.problem) {
                m_view.headline +=
                    QLatin1Char(' ') +
                    tr("Settings couldn't be loaded again and may be out of date: %1")
                        .arg(text::problemText(*each->freshness.problem, text::RequestKind::Settings).why);
                break;
            }
        }
    } else {
        const auto* failed = one != nullptr && one->freshness.problem       ? one
                             : other != nullptr && other->freshness.problem ? other
                                                                            : nullptr;
        m_view.headline = failed == nullptr
                              ? tr("Loading settings")
                              : text::problemText(*failed->freshness.problem, text::RequestKind::Settings).why;
    }
    if (!compared) {
        m_view.whyNotCopy = m_view.headline;
    }
    if (m_purpose == Purpose::Copy) {
        std::erase_if(m_view.rows, [](const views::ComparisonRow& row) { return row.differs == false; });
    }
    m_headline->showText(m_view.headline);
    m_note->showText(m_view.copyNote);
    m_copy->setEnabled(!m_view.whyNotCopy);
    m_copy->setToolTip(m_view.whyNotCopy.value_or(QString()));
    showRows();
}

void CompareSettingsDialog::showRows() {
    const auto nameOf = [this](const core::ClusterId& id) {
        const auto* record = m_store.cluster(id);
        return record != nullptr ? QString::fromStdString(record->summary.name) : QString();
    };
    m_copy->setText(m_otherCluster.empty() ? tr("Copy settings…")
                                           : tr("Copy to %1…", "a cluster").arg(nameOf(m_otherCluster)));
    m_table->setHorizontalHeaderLabels({tr("Setting"), nameOf(m_cluster), nameOf(m_otherCluster)});
    for (const int column : {CompareOne, CompareOther}) {
        auto* title = m_table->horizontalHeaderItem(column);
        title->setToolTip(title->text());
    }
    m_table->setRowCount(static_cast<int>(m_view.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto& shown = m_view.rows[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            auto font = item->font();
            font.setBold(shown.differs.value_or(false));
            item->setFont(font);
            item->setToolTip(text);
            m_table->setItem(row, column, item);
        };
        put(CompareName, shown.name);
        put(CompareOne, shown.value);
        put(CompareOther, shown.other);
    }
    fitColumns(*m_table);
}

} // namespace poolhouse::ui
