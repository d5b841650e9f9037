// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operation_log.h"

#include "models/core/clock.h"

#include <utility>

namespace poolhouse::operations {

void OperationLog::open(const QString& account) {
    close();
    followWallClock(); // the journal reads times by it
    m_account = account;
    m_problem.reset();
    auto read = m_journal->read(account);
    if (!read) {
        m_problem = read.error();
        return;
    }
    auto content = std::move(read).value();
    for (auto& operation : content.operations) {
        add(std::move(operation));
    }
    m_recorded.begin(m_all);
    m_unreadable = std::move(content.unreadable);
}

void OperationLog::close() {
    m_all.clear();
    m_places.clear();
    m_unreadable.clear();
    m_unwritten.clear();
    m_recorded.forget();
    m_account.reset();
}

const Operation* OperationLog::find(const std::string& id) const {
    const auto at = m_places.find(id);
    return at == m_places.end() ? nullptr : &m_all[at->second];
}

void OperationLog::add(Operation operation) {
    m_places[operation.id] = m_all.size();
    m_all.push_back(std::move(operation));
}

bool OperationLog::write(const Operation& operation) {
    followWallClock();
    m_problem = m_unwritten.write(*m_journal, m_account.value_or(QString()), operation);
    return !m_unwritten.contains(operation.id);
}

void OperationLog::followWallClock() {
    m_recorded.follow(m_clock.wallClockShift(), m_all, m_unreadable);
}

} // namespace poolhouse::operations
