// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QClipboard;
class QString;

namespace poolhouse::ui {

/// Puts secrets on a clipboard and takes the last one back. Of the secret it keeps a hash. GUI thread.
class SecretClipboard {
public:
    static constexpr const char* managerHint = "x-kde-passwordManagerHint"; ///< a MIME type; its data is "secret"

    /// With the hint by which clipboard managers leave it out of their histories.
    void copy(QClipboard& clipboard, const QString& secret);
    /// Clears the clipboard if it still holds what was copied last.
    void takeBack(QClipboard& clipboard);

private:
    QByteArray m_hash; ///< empty: there is nothing to take back
};

} // namespace poolhouse::ui
