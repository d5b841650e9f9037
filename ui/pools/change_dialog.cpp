// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/change_dialog.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/drift_text.h"
#include "models/text/wording.h"
#include "ui/pools/footer_band.h"
#include "ui/pools/operation_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/child_signals.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/label_chip.h"
#include "ui/widgets/spoken.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

using Stage = views::OperationNote::Stage;

ChangeDialog::ChangeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                           QWidget* parent)
    : QDialog(parent), m_store(store), m_clock(clock), m_cluster(std::move(cluster)), m_countdown(new QTimer(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(false);
    updateSnapshot();
    build();
    m_countdown->setInterval(std::chrono::seconds(1));
    connect(m_countdown, &QTimer::timeout, this, &ChangeDialog::showOperation);
    connect(&m_store, &fleet::Store::clusterChanged, this, &ChangeDialog::onClusterChanged);
    connect(&m_store, &fleet::Store::fleetChanged, this, [this] { onClusterChanged(m_cluster); });
    connect(&m_store, &fleet::Store::catalogChanged, this, [this] { onClusterChanged(m_cluster); });
}

ChangeDialog::~ChangeDialog() {
    disconnectChildren(*this); // a field that loses the focus reports what is wrong with it
}

void ChangeDialog::build() {
    m_label = new LabelHead(this);
    m_panel = new OperationPanel(this);
    m_body = new QWidget(this);
    auto* band = new FooterBand(this);
    m_footer = new QHBoxLayout(band);
    m_footer->setContentsMargins(18, 12, 18, 12);
    m_footer->setSpacing(metrics::grid);
    m_footer->addStretch(1);
    m_cancel = new QPushButton(band);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_submit = new QPushButton(band);
    m_submit->setObjectName(QStringLiteral("askButton"));
    m_submit->setAutoDefault(false);
    m_footer->addWidget(m_cancel);
    m_footer->addWidget(m_submit);

    m_column = new QVBoxLayout;
    m_column->setContentsMargins(20, 18, 20, 18);
    m_column->setSpacing(12);
    m_column->addWidget(m_label);
    m_column->addWidget(m_panel);
    m_column->addWidget(m_body, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(m_column, 1);
    whole->addWidget(band);
    m_cancel->setDefault(true);
    m_cancel->setText(tr("Cancel"));
    showLabel();

    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_busy && m_withdrawable && m_current) {
            Q_EMIT withdrawn(QString::fromStdString(m_current->id));
        } else {
            reject();
        }
    });
    connect(m_submit, &QPushButton::clicked, this, &ChangeDialog::submit);
    connect(m_panel, &OperationPanel::newFiguresRequested, this, &ChangeDialog::useNewFigures);
    connect(m_panel, &OperationPanel::codeEntered, this, [this](const QString& code) {
        if (m_current) {
            Q_EMIT codeEntered(QString::fromStdString(m_current->id), code);
        }
    });
}

fleet::ClusterSnapshot ChangeDialog::snapshot() const {
    return {m_store, m_record, m_clock.now()};
}

void ChangeDialog::updateSnapshot() {
    const auto* record = m_store.cluster(m_cluster);
    if (record != nullptr && record->info) {
        m_record = *record;
        m_basis = core::shapesOf(*record->info);
    } else if (!m_record.info) {
        m_record.info.emplace();
        m_record.info->id = m_cluster;
    }
}

/// Of the store and not of the snapshot: labels may be edited while the dialog is open.
void ChangeDialog::showLabel() {
    if (const auto* record = m_store.cluster(m_cluster)) {
        m_label->showLabel(record->label,
                           tr("%1 of %2", "cluster and app")
                               .arg(QString::fromStdString(record->summary.name), text::appTitle(record->summary.app)));
    }
}

void ChangeDialog::onClusterChanged(const core::ClusterId& cluster) {
    if (cluster != m_cluster) {
        return;
    }
    if (m_cluster.empty()) {
        showForm();
        showButtons();
        return;
    }
    showLabel();
    const auto* record = m_store.cluster(m_cluster);
    if (record != nullptr && record->info && sameBasis(*record->info)) {
        updateSnapshot();
        if (m_drifted) {
            m_drifted = false;
            m_panel->clear();
        }
        showForm();
        showButtons();
    } else if (!m_busy) {
        // Changes made by this dialog's own operation are no drift.
        showDrift();
    }
}

void ChangeDialog::showDrift() {
    m_drifted = true;
    const auto* record = m_store.cluster(m_cluster);
    if (record == nullptr || !record->info) {
        m_panel->showDrift(tr("The cluster no longer exists"), {tr("It may have been destroyed. Nothing was sent.")},
                           false);
    } else if (!record->info->poolsKnown()) { // a pool that is missing may still exist
        m_panel->showDrift(tr("Not all pools of the cluster are known"), {tr("Nothing was sent. Your input is kept.")},
                           false);
    } else if (!stillThere(*record->info)) {
        m_panel->showDrift(tr("Nothing left to change"), text::driftSentences(m_basis, core::shapesOf(*record->info)),
                           false);
    } else {
        auto differences = text::driftSentences(m_basis, core::shapesOf(*record->info));
        if (differences.isEmpty()) {
            differences << tr("Loading the new figures.");
        }
        m_panel->showDrift(tr("The cluster changed while this was open"),
                           differences << tr("Nothing was sent. Your input is kept."), true);
    }
    showButtons();
    growToFit();
}

void ChangeDialog::useNewFigures() {
    m_drifted = false;
    m_panel->clear();
    updateSnapshot();
    showForm();
    showButtons();
}

bool ChangeDialog::sameBasis(const core::ClusterInfo& info) const {
    return core::shapesOf(info) == m_basis;
}

void ChangeDialog::showFieldProblem(core::DraftField, const std::optional<QString>&) {}
void ChangeDialog::clearProblems() {
    for (const auto field : {core::DraftField::Name, core::DraftField::Level, core::DraftField::Count}) {
        showFieldProblem(field, {});
    }
}
void ChangeDialog::showProblem(const views::OperationNote& note) {
    if (note.field) {
        showFieldProblem(*note.field, note.text);
    }
}
bool ChangeDialog::stillThere(const core::ClusterInfo&) const {
    return true;
}
void ChangeDialog::onTaken(const std::string& /*operation*/) {}

void ChangeDialog::onApiAccepted() {
    accept();
}

void ChangeDialog::arrangeParts() {}

void ChangeDialog::busyChanged() {
    showButtons();
}

void ChangeDialog::setVerb(const QString& verb) {
    m_submit->setText(verb);
}

void ChangeDialog::setTitle(const QString& title) {
    setWindowTitle(tr("%1 — %2", "what, cluster").arg(title, QString::fromStdString(m_record.summary.name)));
}

void ChangeDialog::showButtons() {
    const auto why = m_locked    ? m_locked
                     : m_busy    ? tr("The change is in progress.")
                     : m_drifted ? tr("The cluster has changed. Review the differences first.")
                                 : whyNot();
    m_submit->setEnabled(!why);
    m_submit->setToolTip(why.value_or(QString()));
    setSpokenDescription(m_submit, why.value_or(QString()));
}

void ChangeDialog::setLocked(const std::optional<QString>& why) {
    m_locked = why;
    showForm(); // what it refuses may be a lock too
    showButtons();
}

void ChangeDialog::setBusy(bool busy, bool withdrawable) {
    m_busy = busy;
    m_withdrawable = withdrawable;
    m_body->setEnabled(!busy);
    m_cancel->setText(!busy ? tr("Cancel") : withdrawable ? tr("Cancel request") : tr("Close"));
    m_cancel->setToolTip(busy && !withdrawable
                             ? tr("The change continues when this window is closed. Activity shows the outcome.")
                             : QString());
    if (!busy) {
        m_countdown->stop();
    }
    busyChanged();
}

std::vector<operations::Intent> ChangeDialog::intents() const {
    std::vector<operations::Intent> intents;
    for (const auto& change : changes()) {
        intents.push_back({m_cluster, change, m_basis});
    }
    return intents;
}

void ChangeDialog::submit() {
    if (!m_submit->isEnabled()) {
        return;
    }
    const auto submitted = intents();
    if (submitted.empty()) {
        return;
    }
    m_panel->clear();
    m_operations.clear();
    m_current.reset();
    clearProblems();
    m_cancel->setFocus(Qt::OtherFocusReason); // the pressed button is about to be disabled
    setBusy(true, false);
    Q_EMIT changesRequested(submitted);
}

void ChangeDialog::setOperations(const QStringList& ids) {
    m_operations = ids;
    onTaken(ids.front().toStdString());
}

void ChangeDialog::refuse(const QString& why) {
    setBusy(false, false);
    m_panel->showNote({Stage::Problem, tr("Not possible now."), why, {}, text::Tone::Attention, {}, false});
}

bool ChangeDialog::follow(const operations::Operation& operation) {
    if (m_operations.isEmpty() || QString::fromStdString(operation.id) != m_operations.front()) {
        return false; // a second change starts after the first: Activity shows it
    }
    m_current = operation;
    showOperation();
    return true;
}

void ChangeDialog::showOperation() {
    if (!m_current) {
        return;
    }
    const auto note = views::operationNote(*m_current, m_clock.now());
    switch (note.stage) {
    case Stage::Accepted:
        m_countdown->stop();
        m_operations.clear();
        m_current.reset();
        onApiAccepted();
        return;
    case Stage::Busy:
    case Stage::TwoFactor:
        setBusy(true, note.withdrawable);
        m_panel->showNote(note);
        growToFit();
        if (m_current->nextAttempt && !m_countdown->isActive()) {
            m_countdown->start();
        }
        return;
    case Stage::Drift: {
        const bool ofPools = operations::isDriftOfPools(m_current->progress.code);
        m_operations.clear();
        m_current.reset();
        setBusy(false, false);
        if (!ofPools) { // no difference of the pools, which showDrift() lists
            m_panel->showNote(note);
            growToFit();
            Q_EMIT refreshRequested(m_cluster);
            return;
        }
        const auto* record = m_store.cluster(m_cluster);
        if (record != nullptr && record->info && sameBasis(*record->info)) {
            Q_EMIT refreshRequested(m_cluster);
        }
        showDrift();
        return;
    }
    case Stage::Problem: {
        setBusy(false, false);
        const auto problem = note;
        m_operations.clear();
        m_current.reset();
        m_panel->showNote(problem);
        growToFit();
        showProblem(problem);
        return;
    }
    }
}

void ChangeDialog::growToFit() {
    if (!isVisible()) {
        return;
    }
    arrangeParts();
    layout()->activate();
    // Heights depend on the width set by the first pass: re-activate the layouts from each page upwards.
    for (auto* area : m_body->findChildren<QScrollArea*>()) {
        if (area->widget() != nullptr && area->widget()->layout() != nullptr) {
            area->widget()->layout()->activate();
        }
        area->updateGeometry();
        for (QWidget* above = area->parentWidget(); above != nullptr && above != this; above = above->parentWidget()) {
            if (above->layout() != nullptr) {
                above->layout()->activate();
            }
            above->updateGeometry();
        }
    }
    layout()->activate();
    const QRect available = screen() != nullptr ? screen()->availableGeometry() : geometry();
    const int targetHeight = std::min(largestWindow(*this).height(), layout()->totalSizeHint().height());
    if (targetHeight <= height()) {
        return;
    }
    resize(width(), targetHeight);
    const QRect frame = frameGeometry();
    if (frame.bottom() > available.bottom()) {
        move(frame.left(),
             std::max(available.top(), available.bottom() + 1 - frame.height())); // keep the buttons on the screen
    }
}

void ChangeDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (!event->spontaneous()) {
        resizeWithinScreen(*this, size().expandedTo({layout()->totalSizeHint().width(), 0}));
        growToFit();
    }
}

void ChangeDialog::reject() {
    const bool waits = m_current && m_current->state == operations::Operation::State::NeedsTwoFactor;
    const auto operation = waits ? QString::fromStdString(m_current->id) : QString();
    QDialog::reject();
    if (waits) {
        Q_EMIT codeLeftOpen(operation);
    }
}

} // namespace poolhouse::ui
