// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/leader_dialog.h"

#include "models/fleet/store.h"
#include "ui/pools/level_picker.h"
#include "ui/theme/theme.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace poolhouse::ui {

LeaderDialog::LeaderDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, Begin begin,
                           QWidget* parent)
    : DraftDialog(store, clock, std::move(cluster), parent) {
    setObjectName(QStringLiteral("leaderDialog"));
    for (const auto& shape : basis()) {
        if (shape.role == core::PoolRole::Leader) {
            m_draft = {shape.level, shape.count > 1};
        }
    }
    m_shownDraft = m_draft;
    build();
    showForm();
    showButtons();
    (begin == Begin::Level ? static_cast<QWidget*>(levels()) : m_standby)->setFocus(Qt::OtherFocusReason);
}

void LeaderDialog::build() {
    m_standby = new QCheckBox(tr("&High availability: a standby beside the leader"), page());
    m_standby->setObjectName(QStringLiteral("standbyBox"));
    m_standby->setMinimumHeight(metrics::target);
    m_price = label("standbyPrice", TextStyle::Body, true);
    m_effect = label("standbyEffect", TextStyle::Body, true);
    m_boxes = new InstanceStrip(page());
    m_boxes->setObjectName(QStringLiteral("leaderInstances"));

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_standby);
    words->addWidget(m_price);
    words->addWidget(m_effect);
    auto* own = new QHBoxLayout;
    own->setSpacing(12);
    own->addLayout(words, 1);
    own->addWidget(m_boxes, 0, Qt::AlignTop);
    layOut(own);
    connect(m_standby, &QCheckBox::toggled, this, &LeaderDialog::setStandby);
}

void LeaderDialog::setStandby(bool standby) {
    m_draft.standby = standby;
    edited();
}

void LeaderDialog::showForm() {
    if (!setForm(views::leaderForm(snapshot(), m_draft))) {
        return;
    }
    {
        const QSignalBlocker quiet(m_standby);
        m_standby->setChecked(m_draft.standby);
    }
    setSpokenDescription(m_standby, m_form->standbyPrice + QStringLiteral(". ") + m_form->standbyEffect);
    m_price->showText(m_form->standbyPrice);
    m_effect->showText(m_form->standbyEffect);
    m_boxes->showInstances(m_form->boxes);
    showShared();
}

QString LeaderDialog::missingPool() const {
    return tr("The cluster has no leader pool yet.");
}

} // namespace poolhouse::ui
