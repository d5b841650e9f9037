// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/destroy_cluster_dialog.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

DestroyClusterDialog::DestroyClusterDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                                           views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("destroyCluster"), parent),
      m_clock(clock),
      m_openedAt(clock.now()),
      m_refusal(std::move(refusal)),
      m_ticks(new QTimer(this)) {
    setObjectName(QStringLiteral("destroyClusterDialog"));
    setTitle(tr("Destroy cluster"));
    // the countdown is for the eye; the description says why it can't be used, until it can
    submitButton()->setAccessibleName(tr("Destroy cluster"));
    build(makeAlternative());
    m_ticks->setInterval(std::chrono::milliseconds(250));
    connect(m_ticks, &QTimer::timeout, this, &DestroyClusterDialog::followClock);
    m_ticks->start();
    refreshForm();
    updateStyle();
    focusFirst();
}

QWidget* DestroyClusterDialog::makeAlternative() {
    m_apps = new TintFrame(text::Tone::Bad, page());
    m_apps->setObjectName(QStringLiteral("losingApps"));
    m_column = new QVBoxLayout(m_apps);
    m_column->setContentsMargins(15, 12, 15, 12);
    m_column->setSpacing(6);
    auto* title = new TextLabel(TextStyle::Strong, m_apps);
    title->setWrapping();
    title->showText(tr("Other apps are attached. Confirm each of them:"));
    m_column->addWidget(title);
    return m_apps;
}

/// By app: what was confirmed stays confirmed while others come and go.
void DestroyClusterDialog::showApps() {
    std::map<std::string, QCheckBox*> shown;
    for (const auto& each : m_form.apps) {
        auto*& box = shown[each.app];
        const auto before = m_boxes.find(each.app);
        if (before != m_boxes.end()) {
            box = before->second;
            m_boxes.erase(before);
        } else {
            box = new QCheckBox(m_apps);
            box->setObjectName(QStringLiteral("losingApp.") + QString::fromStdString(each.app));
            connect(box, &QCheckBox::toggled, this, [this] { refreshForm(); });
            m_column->addWidget(box);
            setTabOrder(box, findChild<QWidget*>(QStringLiteral("phraseField"))); // which stands below
        }
        box->setText(QString(each.line).replace(QLatin1Char('&'), QLatin1String("&&")));
    }
    for (const auto& [app, box] : m_boxes) {
        box->deleteLater(); // the app was detached
    }
    m_boxes = std::move(shown);
    m_apps->setVisible(!m_boxes.empty());
}

std::chrono::seconds DestroyClusterDialog::cooling() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_openedAt + views::destroyCooling - m_clock.now());
    return std::clamp(left, std::chrono::seconds(0), views::destroyCooling);
}

/// Nothing but the button: what was said about the phrase stays.
void DestroyClusterDialog::followClock() {
    if (!busy()) {
        m_form = currentForm();
        setVerb(m_form.verb);
        showButtons();
    }
    if (cooling() == std::chrono::seconds(0)) {
        m_ticks->stop();
    }
}

views::DestroyClusterForm DestroyClusterDialog::currentForm() const {
    views::DestroyClusterDraft draft;
    for (const auto& [app, box] : m_boxes) {
        if (box->isChecked()) {
            draft.named.push_back(app);
        }
    }
    draft.typed = typed();
    draft.cooling = cooling();
    return views::destroyClusterForm(snapshot(), draft, m_refusal);
}

void DestroyClusterDialog::updateForm() {
    m_form = currentForm();
    showContent({m_form.title,
                 m_form.consequence,
                 m_form.facts,
                 {},
                 m_form.phrase,
                 m_form.mismatch,
                 m_form.verb,
                 tr("&Keep the cluster")});
    showApps();
}

/// It is destroyed with its pools.
bool DestroyClusterDialog::sameBasis(const core::ClusterInfo& info) const {
    return core::shapesOf(info) == basis();
}

} // namespace poolhouse::ui
