// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/qt_desktop.h"

#include "app/console/private_process.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

#include <utility>

namespace poolhouse::console {

void QtDesktop::openInBrowser(const QUrl& url) {
    // URLs may come from the API; other schemes could execute what they name
    if (url.scheme() == QLatin1String("https")) {
        const InheritedRights ofTheBrowser;
        QDesktopServices::openUrl(url);
    }
}

void QtDesktop::copyText(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

void QtDesktop::copySecret(const QString& secret) {
    m_secrets.copy(*QGuiApplication::clipboard(), secret);
}

void QtDesktop::takeBackSecret() {
    m_secrets.takeBack(*QGuiApplication::clipboard());
}

void QtDesktop::notify(const ui::Notification& notification, std::function<void()> clicked) {
    m_notices.show(notification, std::move(clicked));
}

} // namespace poolhouse::console
