// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/unused_pools.h"

#include "models/core/keyed_diff.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

UnusedPoolRow::UnusedPoolRow(QWidget* parent)
    : CardFrame(parent),
      m_name(new BadgeLabel(this)),
      m_sentence(new TextLabel(TextStyle::Body, this)),
      m_attach(new QPushButton(tr("Attach an app…"), this)),
      m_scale(new QPushButton(tr("Scale to 0…"), this)) {
    m_name->setObjectName(QStringLiteral("unusedName"));
    m_sentence->setObjectName(QStringLiteral("unusedSentence"));
    m_sentence->setWrapping();
    m_sentence->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_attach->setObjectName(QStringLiteral("attachToPool"));
    m_attach->setAutoDefault(false);
    m_scale->setObjectName(QStringLiteral("scaleToZero"));
    m_scale->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::cardPadding, 10, metrics::cardPadding, 10);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_name, 0, Qt::AlignVCenter);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_attach, 0, Qt::AlignVCenter);
    row->addWidget(m_scale, 0, Qt::AlignVCenter);
    connect(m_attach, &QPushButton::clicked, this, [this] { Q_EMIT attachRequested(m_pool.id); });
    connect(m_scale, &QPushButton::clicked, this, [this] { Q_EMIT scaleToZeroRequested(m_pool.id); });
}

void UnusedPoolRow::showPool(const views::UnusedPool& pool) {
    m_pool = pool;
    setObjectName(QStringLiteral("unusedPool.") + pool.name);
    m_name->showBadge(pool.name, pool.tone);
    m_sentence->showText(pool.sentence);
    m_scale->setVisible(pool.scalable);
    setSpokenName(this, pool.name);
    setSpokenDescription(this, pool.sentence);
    setSpokenName(m_attach, tr("Attach an app to %1").arg(pool.name));
    setSpokenName(m_scale, tr("Scale %1 to 0").arg(pool.name));
}

void UnusedPoolRow::showRefusals(const std::optional<QString>& scale, const std::optional<QString>& attach) {
    const std::pair<QPushButton*, const std::optional<QString>&> buttons[] = {{m_scale, scale}, {m_attach, attach}};
    for (const auto& [button, whyNot] : buttons) {
        button->setEnabled(!whyNot);
        button->setToolTip(whyNot.value_or(QString()));
        setSpokenDescription(button, whyNot.value_or(QString()));
    }
}

UnusedPools::UnusedPools(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("unusedPools"));
    setSpokenName(this, tr("Pools without an attachment"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::grid);
    hide();
}

void UnusedPools::showPools(const std::vector<views::UnusedPool>& pools) {
    const auto steps = core::rowSteps(
        m_pools, pools, [](const views::UnusedPool& pool) { return pool.id; },
        [](const views::UnusedPool& a, const views::UnusedPool& b) { return a == b; });
    m_pools = pools;
    for (const auto& step : steps) {
        switch (step.kind) {
        case core::RowStep::Kind::Remove:
            delete m_rows[step.row];
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(step.row));
            break;
        case core::RowStep::Kind::Insert: insertRow(step.row); break;
        case core::RowStep::Kind::Update: m_rows[step.row]->showPool(m_pools[step.row]); break;
        }
    }
    setVisible(!m_pools.empty());
}

void UnusedPools::insertRow(std::size_t row) {
    auto* widget = new UnusedPoolRow(this);
    widget->showPool(m_pools[row]);
    widget->showRefusals(m_whyNotScale, m_whyNotAttach);
    connect(widget, &UnusedPoolRow::attachRequested, this, &UnusedPools::attachRequested);
    connect(widget, &UnusedPoolRow::scaleToZeroRequested, this, &UnusedPools::scaleToZeroRequested);
    m_column->insertWidget(static_cast<int>(row), widget);
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), widget);
    widget->show();
}

void UnusedPools::showRefusals(const std::optional<QString>& scale, const std::optional<QString>& attach) {
    m_whyNotScale = scale;
    m_whyNotAttach = attach;
    for (auto* row : m_rows) {
        row->showRefusals(scale, attach);
    }
}

} // namespace poolhouse::ui
