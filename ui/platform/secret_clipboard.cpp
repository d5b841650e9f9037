// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/secret_clipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QMimeData>

#include <memory>
#include <utility>

namespace poolhouse::ui {

namespace {

QByteArray hashOfSecret(const QString& text) {
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

void SecretClipboard::copy(QClipboard& clipboard, const QString& secret) {
    auto data = std::make_unique<QMimeData>();
    data->setText(secret);
    data->setData(QLatin1String(managerHint), "secret");
    clipboard.setMimeData(data.release());
    m_hash = hashOfSecret(secret);
}

void SecretClipboard::takeBack(QClipboard& clipboard) {
    const auto hash = std::exchange(m_hash, {});
    if (!hash.isEmpty() && hashOfSecret(clipboard.text()) == hash) {
        clipboard.clear();
    }
}

} // namespace poolhouse::ui
