// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keyring.h"

#include <QMap>

namespace poolhouse::console {

/// Reads the newest entry with these attributes over D-Bus (org.freedesktop.secrets). QtKeychain reads no entries of
/// other programs, and prompts for locked ones. Replies and time limit are those of DesktopKeyring.
api::Call readKeyringEntry(const QMap<QString, QString>& attributes, Keyring::Prompt prompt,
                           std::chrono::milliseconds timeout, QObject* parent, Keyring::Reply reply);

} // namespace poolhouse::console
