// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::console {

/// Takes a file (0600) or folder (0700) of this user from group and others, as earlier versions created them for all.
/// Not what a symbolic link leads to: that may be another's, or shared on purpose; nor a folder with the sticky bit,
/// which is shared like /tmp. No effect if it does not exist.
void makePrivate(const QString& path);

} // namespace poolhouse::console
