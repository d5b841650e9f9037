// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/area_head.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/skeleton_block.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

QWidget* skeletonOf(const QString& name, const QString& spoken) {
    auto* skeleton = new CardFrame;
    skeleton->setObjectName(name);
    setSpokenName(skeleton, spoken);
    auto* column = new QVBoxLayout(skeleton);
    column->setContentsMargins(metrics::cardPadding, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    column->setSpacing(metrics::cardPadding);
    for (const int characters : {48, 30, 36, 30}) {
        column->addWidget(new SkeletonBlock(characters, 1, skeleton));
    }
    return skeleton;
}

} // namespace

AreaHead::AreaHead(const QString& prefix, const QString& loading, QWidget* parent)
    : QWidget(parent),
      m_tone(new ToneIcon(this)),
      m_headline(new TextLabel(TextStyle::Strong, this)),
      m_retry(new QPushButton(tr("Refresh"), this)),
      m_age(new TextLabel(TextStyle::Small, this)),
      m_problem(new TextLabel(TextStyle::Body)),
      m_problemFrame(tintedText(m_problem, text::Tone::Attention, this)),
      m_partial(new TextLabel(TextStyle::Body)),
      m_partialFrame(tintedText(m_partial, text::Tone::Unknown, this)),
      m_skeleton(skeletonOf(prefix + QLatin1String("Skeleton"), loading)) {
    m_tone->setObjectName(prefix + QLatin1String("Tone"));
    m_headline->setObjectName(prefix + QLatin1String("Headline"));
    m_headline->setWrapping();
    m_headline->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_retry->setObjectName(prefix + QLatin1String("Retry"));
    m_retry->setAutoDefault(false);
    m_age->setObjectName(prefix + QLatin1String("Age"));
    m_age->setDim();
    m_problem->setObjectName(prefix + QLatin1String("Problem"));
    m_partial->setObjectName(prefix + QLatin1String("Partial"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_tone);
    line->addWidget(m_headline, 1);
    line->addWidget(m_retry);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(line);
    column->addWidget(m_age);
    column->addWidget(m_problemFrame);
    column->addWidget(m_partialFrame);
    column->addWidget(m_skeleton);
    connect(m_retry, &QPushButton::clicked, this, &AreaHead::retryRequested);
}

void AreaHead::focusRetry() {
    m_retry->setFocus();
}

void AreaHead::showHead(const views::AreaStatus& status, const QString& headline, std::optional<text::Tone> tone,
                        const QString& partial) {
    m_tone->setVisible(tone.has_value());
    m_tone->showTone(tone.value_or(text::Tone::Unknown));
    m_headline->showText(headline);
    m_headline->setDim(status.stale);
    m_age->showText(status.age, true);
    m_problem->showText(status.problem.value_or(QString()));
    m_problemFrame->setVisible(status.problem.has_value());
    m_problemFrame->setToolTip(toolTipText(status.problemDetail));
    setSpokenDescription(m_problem, status.problemDetail);
    m_partial->showText(partial);
    m_partialFrame->setVisible(!partial.isEmpty());
    m_skeleton->setVisible(status.state == views::AreaStatus::State::Loading);
}

} // namespace poolhouse::ui
