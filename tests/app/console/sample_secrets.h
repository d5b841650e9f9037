// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::test {

inline const QString token = QStringLiteral("HRKU-0badcafe-recognisable");
inline const QString herokuEntry = QStringLiteral("token for api.heroku.com"); ///< of the keyring

} // namespace poolhouse::test
