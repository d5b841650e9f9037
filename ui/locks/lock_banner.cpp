// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/lock_banner.h"

#include "models/core/clock.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace poolhouse::ui {

using text::Tone;

LockBanner::LockBanner(const core::Clock& clock, QWidget* parent)
    : TintFrame(Tone::Neutral, parent),
      m_clock(clock),
      m_icon(new ToneIcon(this)),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_rules(new QPushButton(tr("Read-only loc&ks…"), this)),
      m_unlock(new QPushButton(tr("&Unlock for 15 minutes"), this)),
      m_lock(new QPushButton(tr("&Lock now"), this)),
      m_timer(new QTimer(this)) {
    setObjectName(QStringLiteral("lockBanner"));
    m_text->setObjectName(QStringLiteral("lockText"));
    m_unlock->setObjectName(QStringLiteral("unlockButton"));
    m_lock->setObjectName(QStringLiteral("lockButton"));
    m_text->setWrapping();
    m_text->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_rules->setObjectName(QStringLiteral("lockRules"));
    m_rules->setAutoDefault(false);
    m_unlock->setAutoDefault(false);
    m_lock->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_rules);
    row->addWidget(m_unlock);
    row->addWidget(m_lock);
    m_timer->setInterval(std::chrono::seconds(1));
    connect(m_timer, &QTimer::timeout, this, &LockBanner::countDown);
    connect(m_rules, &QPushButton::clicked, this, &LockBanner::rulesRequested);
    connect(m_unlock, &QPushButton::clicked, this, &LockBanner::unlockRequested);
    connect(m_lock, &QPushButton::clicked, this, &LockBanner::lockRequested);
    hide();
}

void LockBanner::showLocked(const QString& reason, std::optional<core::Instant> elsewhere, bool liftable) {
    m_reason = reason;
    m_liftable = liftable;
    setTone(Tone::Neutral);
    m_icon->showTone(Tone::Neutral, tr("Locked"));
    begin(elsewhere);
}

void LockBanner::showLifted(core::Instant until) {
    m_reason.reset();
    setTone(Tone::Attention);
    m_icon->showTone(Tone::Attention, tr("Unlocked"));
    begin(until);
}

void LockBanner::showNone() {
    m_until.reset();
    m_timer->stop();
    hide();
}

void LockBanner::begin(std::optional<core::Instant> until) {
    m_until = until;
    m_unlock->setVisible(m_reason.has_value() && m_liftable);
    m_lock->setVisible(until.has_value());
    show();
    if (until && !m_timer->isActive()) {
        m_timer->start();
    } else if (!until) {
        m_timer->stop();
    }
    countDown();
}

void LockBanner::countDown() {
    const auto left =
        m_until ? std::chrono::ceil<std::chrono::seconds>(*m_until - m_clock.now()) : std::chrono::seconds(0);
    if (m_until && left.count() <= 0) {
        m_until.reset();
        m_timer->stop();
        m_lock->hide();
        setVisible(m_reason.has_value());
        Q_EMIT expired();
        return;
    }
    const auto time =
        tr("%1:%2", "minutes and seconds").arg(left.count() / 60).arg(left.count() % 60, 2, 10, QLatin1Char('0'));
    const auto text = !m_reason ? tr("Unlocked for %1.").arg(time)
                      : m_until ? tr("%1 Unlocked clusters stay unlocked for another %2.").arg(*m_reason, time)
                                : *m_reason;
    m_text->showText(text);
    setSpokenName(this, text);
}

} // namespace poolhouse::ui
