// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/unwritten.h"

namespace poolhouse::operations {

std::optional<JournalError> Unwritten::write(Journal& journal, const QString& account, const Operation& operation) {
    const auto written = journal.write(account, operation);
    if (!written) {
        m_operations.insert_or_assign(operation.id, operation);
        return written.error();
    }
    m_operations.erase(operation.id);
    while (!m_operations.empty()) {
        const auto first = m_operations.begin();
        const auto left = journal.write(account, first->second);
        if (!left) {
            return left.error();
        }
        m_operations.erase(first);
    }
    return std::nullopt;
}

} // namespace poolhouse::operations
