// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/operation.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace poolhouse::operations {

/// Operations whose last write failed. They are written with the next one that succeeds: its success alone does not
/// mean that the journal has everything.
class Unwritten {
public:
    /// Why the journal does not have everything now; empty: it has.
    [[nodiscard]] std::optional<JournalError> write(Journal& journal, const QString& account,
                                                    const Operation& operation);
    [[nodiscard]] bool contains(const std::string& id) const { return m_operations.contains(id); }
    void clear() { m_operations.clear(); }

private:
    std::map<std::string, Operation> m_operations; ///< as they were to be written, by id
};

} // namespace poolhouse::operations
