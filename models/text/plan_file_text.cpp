// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_file_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

QString planFileError(const plans::PlanFileError& error) {
    const auto reason = toQString(error.reason);
    return error.member.empty() ? reason : QStringLiteral("%1: %2").arg(toQString(error.member), reason);
}

QString planStorageSentence(const plans::PlanStorageError& error) {
    using Code = plans::PlanStorageError::Code;
    const auto file = toQString(error.file);
    const auto reason = toQString(error.reason);
    switch (error.code) {
    case Code::NotWritable:
        return Text::tr("Drafts can't be saved: %1 couldn't be written (%2). They are kept until Poolhouse is closed.")
            .arg(file, reason);
    case Code::NotRemovable:
        return Text::tr("A plan couldn't be removed: %1 (%2). It will reappear at the next start.").arg(file, reason);
    case Code::NotReadable: return Text::tr("A saved plan couldn't be read: %1 (%2).").arg(file, reason);
    case Code::Damaged:
        return Text::tr("A saved plan couldn't be read (%1). Its file was moved to %2.")
            .arg(planFileError(error.content), file);
    case Code::NotMovedAside:
        return Text::tr("A saved plan couldn't be read (%1) or moved to %2.").arg(planFileError(error.content), file);
    }
    return {};
}

} // namespace poolhouse::text
