// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace poolhouse::ui {

/// What the window asks of the desktop around it; handed in, so that a test can watch instead.
class Desktop {
public:
    virtual ~Desktop() = default;
    virtual void openInBrowser(const QUrl& url) = 0;
    virtual void copyText(const QString& text) = 0;
};

} // namespace poolhouse::ui
