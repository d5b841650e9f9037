// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/lock_banner.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace poolhouse::ui {

using models::Tone;

LockBanner::LockBanner(const core::Clock& clock, QWidget* parent)
    : TintFrame(Tone::Neutral, parent),
      m_clock(clock),
      m_icon(new ToneIcon(this)),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_unlock(new QPushButton(tr("&Unlock for 15 minutes"), this)),
      m_lock(new QPushButton(tr("&Lock now"), this)),
      m_timer(new QTimer(this)) {
    setObjectName(QStringLiteral("lockBanner"));
    m_text->setObjectName(QStringLiteral("lockText"));
    m_unlock->setObjectName(QStringLiteral("unlockButton"));
    m_lock->setObjectName(QStringLiteral("lockButton"));
    m_text->setWrapping();
    m_text->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_unlock->setAutoDefault(false);
    m_lock->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_unlock);
    row->addWidget(m_lock);
    m_timer->setInterval(std::chrono::seconds(1));
    connect(m_timer, &QTimer::timeout, this, &LockBanner::countDown);
    connect(m_unlock, &QPushButton::clicked, this, &LockBanner::unlockRequested);
    connect(m_lock, &QPushButton::clicked, this, &LockBanner::lockRequested);
    hide();
}

void LockBanner::showLocked(const QString& reason) {
    m_until.reset();
    m_timer->stop();
    setTone(Tone::Neutral);
    m_icon->showTone(Tone::Neutral, tr("Locked"));
    m_text->showText(tr("Read-only: %1").arg(reason));
    m_unlock->show();
    m_lock->hide();
    setAccessibleName(m_text->text());
    show();
}

void LockBanner::showLifted(core::Instant until) {
    m_until = until;
    setTone(Tone::Attention);
    m_icon->showTone(Tone::Attention, tr("Unlocked"));
    m_unlock->hide();
    m_lock->show();
    show();
    m_timer->start();
    countDown();
}

void LockBanner::showNone() {
    m_until.reset();
    m_timer->stop();
    hide();
}

void LockBanner::countDown() {
    if (!m_until) {
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(*m_until - m_clock.now());
    if (left.count() <= 0) {
        m_until.reset();
        m_timer->stop();
        hide();
        Q_EMIT expired();
        return;
    }
    m_text->showText(tr("Unlocked: changes are possible for another %1:%2.", "minutes and seconds")
                         .arg(left.count() / 60)
                         .arg(left.count() % 60, 2, 10, QLatin1Char('0')));
    setAccessibleName(m_text->text());
}

} // namespace poolhouse::ui
