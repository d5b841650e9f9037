// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lock_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using operations::ReadOnlyLock;

QString chosenLock(const ReadOnlyLock& lock) {
    const bool pattern = lock.pattern.contains(QLatin1Char('*')) || lock.pattern.contains(QLatin1Char('?'));
    switch (lock.scope) {
    case ReadOnlyLock::Scope::Account: return Text::tr("This account is read-only.");
    case ReadOnlyLock::Scope::App:
        return (pattern ? Text::tr("Apps matching %1 are read-only.") : Text::tr("The app %1 is read-only."))
            .arg(lock.pattern);
    case ReadOnlyLock::Scope::Cluster:
        return (pattern ? Text::tr("Clusters matching %1 are read-only.") : Text::tr("The cluster %1 is read-only."))
            .arg(lock.pattern);
    }
    return {};
}

} // namespace

QString lockSentence(const ReadOnlyLock& lock) {
    switch (lock.cause) {
    case ReadOnlyLock::Cause::Chosen: return chosenLock(lock);
    case ReadOnlyLock::Cause::SettingsUnreadable:
        return lock.file.isEmpty()
                   ? Text::tr("The settings couldn't be read, so everything is read-only. Define the locks again.")
                   : Text::tr(
                         "The settings in %1 couldn't be read, so everything is read-only. Define the locks again.")
                         .arg(lock.file);
    case ReadOnlyLock::Cause::LocksUnreadable:
        return Text::tr("This account's locks couldn't be read, so everything is read-only. Define them again.");
    }
    return {};
}

} // namespace poolhouse::text
