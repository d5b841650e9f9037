// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lock_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using operations::ReadOnlyLock;

QString chosenLock(const ReadOnlyLock& lock) {
    const bool pattern = lock.pattern.contains(QLatin1Char('*')) || lock.pattern.contains(QLatin1Char('?'));
    switch (lock.scope) {
    case ReadOnlyLock::Scope::Account: return Text::tr("This account is locked for changes.");
    case ReadOnlyLock::Scope::App:
        return (pattern ? Text::tr("Apps called \"%1\" are locked for changes.")
                        : Text::tr("The app %1 is locked for changes."))
            .arg(lock.pattern);
    case ReadOnlyLock::Scope::Cluster:
        return (pattern ? Text::tr("Clusters called \"%1\" are locked for changes.")
                        : Text::tr("The cluster %1 is locked for changes."))
            .arg(lock.pattern);
    }
    return {};
}

QString lockForSafety(const QString& why) {
    return Text::tr("Everything is locked, because %1 Define the locks anew to go on.").arg(why);
}

} // namespace

QString lockSentence(const ReadOnlyLock& lock) {
    switch (lock.cause) {
    case ReadOnlyLock::Cause::Chosen: return chosenLock(lock);
    case ReadOnlyLock::Cause::SettingsUnreadable:
        return lockForSafety(lock.file.isEmpty()
                                 ? Text::tr("the settings could not be read.")
                                 : Text::tr("the settings could not be read (they are in %1).").arg(lock.file));
    case ReadOnlyLock::Cause::LocksUnreadable:
        return lockForSafety(Text::tr("the locks of this account cannot be read from the settings."));
    }
    return {};
}

} // namespace poolhouse::text
