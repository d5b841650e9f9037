// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/credentials_tab.h"

#include "models/text/text.h"
#include "ui/cluster/area_head.h"
#include "ui/cluster/connection_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

enum CredentialColumn { NameColumn, TypeColumn, CredentialStateColumn, UsedColumn, CredentialColumnCount };

void showAvailable(QPushButton& button, const std::optional<QString>& whyNot) {
    button.setEnabled(!whyNot);
    button.setToolTip(toolTipText(whyNot.value_or(QString())));
    button.setAccessibleDescription(whyNot.value_or(QString()));
}

QWidget* buttonRow(const std::vector<QPushButton*>& buttons) {
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    for (auto* each : buttons) {
        row->addWidget(each);
    }
    row->addStretch(1);
    return all;
}

} // namespace

CredentialsTab::CredentialsTab(QWidget* parent)
    : QScrollArea(parent),
      m_page(new QWidget),
      m_head(new AreaHead(QStringLiteral("credentials"), tr("Loading credentials"), m_page)),
      m_create(button("credentialsCreate", tr("Create…"))),
      m_rotateAll(button("credentialsRotateAll", tr("Rotate all…"))),
      m_rotate(button("credentialsRotate", tr("Rotate…"))),
      m_destroy(button("credentialsDestroy", tr("Destroy…"))),
      m_apps(button("credentialsApps", tr("Show in Apps"))),
      m_table(table()),
      m_allRow(buttonRow({m_create, m_rotateAll})),
      m_oneRow(buttonRow({m_rotate, m_destroy, m_apps})),
      m_note(new TextLabel(TextStyle::Body)),
      m_connection(new ConnectionCard) {
    setObjectName(QStringLiteral("credentialsTab"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_note->setObjectName(QStringLiteral("credentialsNote"));
    m_note->setDim();
    m_note->setWrapping();
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 12, metrics::grid, metrics::cardPadding);
    column->setSpacing(metrics::grid);
    column->addWidget(m_head);
    column->addWidget(m_allRow);
    column->addWidget(m_table);
    column->addWidget(m_oneRow);
    column->addWidget(m_note);
    column->addWidget(m_connection);
    column->addStretch(1);
    setWidget(m_page);
    m_page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    using core::ChangeKind;
    connect(m_head, &AreaHead::retryRequested, this, &CredentialsTab::retryRequested);
    connect(m_create, &QPushButton::clicked, this,
            [this] { Q_EMIT changeRequested(ChangeKind::CreateCredential, {}); });
    connect(m_rotateAll, &QPushButton::clicked, this,
            [this] { Q_EMIT changeRequested(ChangeKind::RotateAllCredentials, {}); });
    connect(m_rotate, &QPushButton::clicked, this,
            [this] { Q_EMIT changeRequested(ChangeKind::RotateCredential, chosen()); });
    connect(m_destroy, &QPushButton::clicked, this,
            [this] { Q_EMIT changeRequested(ChangeKind::DestroyCredential, chosen()); });
    connect(m_apps, &QPushButton::clicked, this, &CredentialsTab::appsRequested);
    connect(m_connection, &ConnectionCard::revealed, this, [this] { m_scrollDue = true; });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &CredentialsTab::showChosen);
    onFontChange(*this, [this] { fitTable(); });
    showCredentials({});
}

QPushButton* CredentialsTab::button(const char* name, const QString& label) {
    auto* made = new QPushButton(label, m_page);
    made->setObjectName(QString::fromLatin1(name));
    return made;
}

QTableWidget* CredentialsTab::table() {
    auto* made = new QTableWidget(0, CredentialColumnCount);
    made->setObjectName(QStringLiteral("credentialsTable"));
    made->setAccessibleName(tr("Credentials"));
    made->setHorizontalHeaderLabels({tr("Credential"), tr("Type"), tr("State"), tr("Used by")});
    made->horizontalHeader()->setStretchLastSection(true);
    setUpFramedTable(*made);
    alignTitlesWithCells(*made);
    keepColumnsFitted(*made);
    return made;
}

std::string CredentialsTab::chosen() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    const auto row = rows.isEmpty() ? -1 : rows.front().row();
    return row >= 0 && row < static_cast<int>(m_view.rows.size()) ? m_view.rows[static_cast<std::size_t>(row)].name
                                                                  : std::string();
}

void CredentialsTab::showCredentials(const views::CredentialsView& view) {
    using State = views::AreaStatus::State;
    const bool another = view.cluster != m_view.cluster;
    const auto before = another ? std::string() : chosen();
    const bool sameRows = view.rows == m_view.rows;
    m_view = view;
    const bool read = view.state == State::Read;
    m_head->showHead(view, view.headline, {}, view.partial);
    m_allRow->setVisible(read);
    m_oneRow->setVisible(read && !view.rows.empty());
    m_table->setVisible(read && !view.rows.empty());
    m_connection->setVisible(read && !view.rows.empty());
    showAvailable(*m_create, view.createWhyNot);
    showAvailable(*m_rotateAll, view.rotateAllWhyNot);
    if (!sameRows) {
        showRows();
    }
    choose(before);
    showChosen();
    if (another) {
        verticalScrollBar()->setValue(0);
    }
}

void CredentialsTab::showRows() {
    const QSignalBlocker blocked(m_table);
    m_table->setRowCount(static_cast<int>(m_view.rows.size()));
    int row = 0;
    for (const auto& each : m_view.rows) {
        const QString texts[] = {text::toQString(each.name), each.type, each.state, each.usedBy};
        for (int column = 0; column < CredentialColumnCount; ++column) {
            auto* cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(toolTipText(texts[column]));
            m_table->setItem(row, column, cell);
        }
        ++row;
    }
    fitTable();
}

/// The first one where there is none of that name.
void CredentialsTab::choose(const std::string& name) {
    if (m_view.rows.empty()) {
        return;
    }
    const auto at = std::find_if(m_view.rows.begin(), m_view.rows.end(),
                                 [&name](const views::CredentialRow& row) { return row.name == name; });
    m_table->selectRow(at == m_view.rows.end() ? 0 : static_cast<int>(at - m_view.rows.begin()));
}

void CredentialsTab::showChosen() {
    const auto name = chosen();
    const auto at = std::find_if(m_view.rows.begin(), m_view.rows.end(),
                                 [&name](const views::CredentialRow& row) { return row.name == name; });
    const bool any = at != m_view.rows.end();
    const auto none = std::optional(tr("Select a credential first."));
    showAvailable(*m_rotate, any ? at->rotateWhyNot : none);
    showAvailable(*m_destroy, any ? at->destroyWhyNot : none);
    m_apps->setVisible(any && at->used.value_or(false));
    m_connection->setSubject(m_view.cluster, name);
    m_note->showText(any ? at->destroyWhyNot.value_or(QString()) : QString(), true);
}

void CredentialsTab::fitTable() {
    auto* columns = m_table->horizontalHeader();
    fitColumns(*m_table);
    m_table->setFixedHeight(columns->sizeHint().height() +
                            m_table->rowCount() * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth() + 4);
}

bool CredentialsTab::eventFilter(QObject* watched, QEvent* event) {
    const bool filtered = QScrollArea::eventFilter(watched, event); // knows the new height of the page from here on
    if (watched == m_page && event->type() == QEvent::Resize && m_connection->isRevealed() &&
        std::exchange(m_scrollDue, false)) {
        ensureWidgetVisible(m_connection, 0, 0);
    }
    return filtered;
}

} // namespace poolhouse::ui
