// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_header.h"

#include "models/views/cluster_overview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label_chip.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

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
      m_line(new QWidget(this)),
      m_flow(new FlowLayout(m_line, 8, 4)),
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
    m_flow->addWidget(m_title);
    m_flow->addWidget(m_label);

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
    showBadges(overview.badges);
    m_age->showText(overview.age);
    m_age->setTone(overview.stale ? std::optional(text::Tone::Attention) : std::nullopt);
    m_ageSign->showTone(overview.stale ? text::Tone::Attention : text::Tone::Neutral);
    m_ageSign->setVisible(overview.stale && !overview.age.isEmpty());
}

QWidget* ClusterHeader::makeBadge(std::size_t index) {
    QWidget* made = nullptr;
    if (m_shown[index].link) {
        auto* button = new BadgeButton(m_line);
        connect(button, &BadgeButton::clicked, this, [this, index] {
            const auto link = *m_shown[index].link; // copied: slots may refresh the header
            Q_EMIT linkActivated(link);
        });
        made = button;
    } else {
        made = new BadgeLabel(m_line);
    }
    made->setObjectName(QStringLiteral("badge.%1").arg(index));
    m_flow->addWidget(made);
    made->show();
    return made;
}

void ClusterHeader::showBadges(const std::vector<views::Badge>& badges) {
    // A widget stays for as long as the badges before it, and its kind, stay.
    std::size_t kept = 0;
    while (kept < std::min(m_badges.size(), badges.size()) &&
           m_shown[kept].link.has_value() == badges[kept].link.has_value()) {
        ++kept;
    }
    while (m_badges.size() > kept) {
        delete m_badges.back();
        m_badges.pop_back();
    }
    m_shown = badges;
    for (std::size_t index = 0; index < badges.size(); ++index) {
        if (index == m_badges.size()) {
            m_badges.push_back(makeBadge(index));
        }
        const auto& badge = badges[index];
        if (auto* button = qobject_cast<BadgeButton*>(m_badges[index])) {
            button->showBadge(badge.text, badge.tone, badge.explanation);
        } else if (auto* label = qobject_cast<BadgeLabel*>(m_badges[index])) {
            label->showBadge(badge.text, badge.tone, badge.explanation);
        }
    }
}

} // namespace poolhouse::ui
