// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/desktop_notices.h"
#include "ui/platform/desktop.h"
#include "ui/platform/secret_clipboard.h"

namespace poolhouse::console {

/// Desktop services through Qt.
class QtDesktop final : public ui::Desktop {
public:
    void openInBrowser(const QUrl& url) override; ///< https only; other schemes are ignored
    void copyText(const QString& text) override;
    void copySecret(const QString& secret) override;
    void takeBackSecret() override;
    void notify(const ui::Notification& notification, std::function<void()> clicked) override;

private:
    DesktopNotices m_notices;
    ui::SecretClipboard m_secrets;
};

} // namespace poolhouse::console
