// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_header.h"

#include "models/views/cluster_overview.h"
#include "ui/cluster/badge_row.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label_chip.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

/// Elides over-long words: labels wrap only between words and would clip them.
QString withoutEndlessWords(const QString& text) {
    constexpr int longest = 40, kept = 18;
    QStringList words = text.split(QLatin1Char(' '));
    for (QString& word : words) {
        if (word.size() > longest) {
            word = word.left(kept) + QChar(0x2026) + word.right(kept);
        }
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

ClusterHeader::ClusterHeader(QWidget* parent)
    : QWidget(parent),
      m_line(new BadgeRow(this)),
      m_title(new TextLabel(TextStyle::Heading, m_line)),
      m_label(new LabelChip(m_line)),
      m_context(new TextLabel(TextStyle::Body, this)),
      m_ageSign(new ToneIcon(this)),
      m_age(new TextLabel(TextStyle::Body, this)) {
    m_title->setObjectName(QStringLiteral("clusterTitle"));
    m_title->setSelectable();
    m_title->setEllipsis();
    m_context->setObjectName(QStringLiteral("clusterContext"));
    m_context->setDim();
    m_context->setWrapping();
    m_context->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_age->setObjectName(QStringLiteral("ageLabel"));
    m_age->setDim();
    m_age->align(Qt::AlignTop | Qt::AlignTrailing);
    m_ageSign->hide();
    m_line->setObjectName(QStringLiteral("badgeRow"));
    m_line->addLeading(m_title);
    m_line->addLeading(m_label);
    connect(m_line, &BadgeRow::linkActivated, this, &ClusterHeader::linkActivated);

    auto* below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(m_context, 1);
    below->addSpacing(metrics::cardPadding);
    below->addWidget(m_ageSign, 0, Qt::AlignVCenter);
    below->addWidget(m_age, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::halfGrid);
    column->addWidget(m_line);
    column->addLayout(below);
}

void ClusterHeader::showHeader(const views::ClusterOverview& overview) {
    m_title->showText(overview.name);
    m_context->showText(withoutEndlessWords(overview.context));
    m_context->setExplanation(m_context->text() == overview.context ? QString() : overview.context);
    m_label->showLabel(overview.label);
    m_line->showBadges(overview.badges);
    m_age->showText(overview.age);
    m_age->setTone(overview.stale ? std::optional(text::Tone::Attention) : std::nullopt);
    m_ageSign->showTone(overview.stale ? text::Tone::Attention : text::Tone::Neutral);
    m_ageSign->setVisible(overview.stale && !overview.age.isEmpty());
}

} // namespace poolhouse::ui
