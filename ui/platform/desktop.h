// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QString>
#include <QUrl>

#include <functional>

namespace poolhouse::ui {

/// A desktop notification, for events that occur while the window is inactive.
struct Notification {
    QString title; ///< "web-reads scaled to 5"
    QString text;  ///< cluster and result
    text::Tone tone = text::Tone::Good;
};

/// Desktop services used by the window; injected so that tests can record the calls.
class Desktop {
public:
    virtual ~Desktop() = default;
    virtual void openInBrowser(const QUrl& url) = 0;
    virtual void copyText(const QString& text) = 0;
    /// The same, with the hint by which clipboard managers leave it out of their histories.
    virtual void copySecret(const QString& secret) = 0;
    /// Clears the clipboard if it still holds what copySecret() put there last. Without effect otherwise.
    virtual void takeBackSecret() = 0;
    /// Returns immediately. `clicked` is called at most once, on user activation, and never after this object is
    /// destroyed; it is never called where the platform does not report clicks.
    virtual void notify(const Notification& notification, std::function<void()> clicked) = 0;
};

} // namespace poolhouse::ui
