// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QString>
#include <QUrl>

#include <functional>

namespace poolhouse::ui {

/// What somebody is told who looks at another window.
struct Notification {
    QString title; ///< "web-reads is scaled to 5"
    QString text;  ///< where, and what came of it
    text::Tone tone = text::Tone::Good;
};

/// What the window asks of the desktop around it; handed in, so that a test can watch instead.
class Desktop {
public:
    virtual ~Desktop() = default;
    virtual void openInBrowser(const QUrl& url) = 0;
    virtual void copyText(const QString& text) = 0;
    /// Shows it and returns at once. `clicked` is called when a person clicks it, never after the desktop has gone; a
    /// desktop that cannot show it, or does not tell of clicks, never calls.
    virtual void notify(const Notification& notification, std::function<void()> clicked) = 0;
};

} // namespace poolhouse::ui
