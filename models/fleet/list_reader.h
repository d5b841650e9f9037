// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/unreadable.h"
#include "models/fleet/area_reader.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace poolhouse::fleet {

/// Reads one list of a cluster. A `Record` has it as an optional vector, beside `freshness` and `unreadable`.
template <class Record> class ListReader : public AreaReader {
public:
    using AreaReader::AreaReader;

    /// Null: never asked for.
    [[nodiscard]] const Record* record(const core::ClusterId& cluster) const {
        const auto at = m_records.find(cluster);
        return at == m_records.end() ? nullptr : &at->second;
    }

protected:
    /// Keeps the answer in the cluster's record, the list in that member of it.
    template <class Item>
    [[nodiscard]] api::Reply<core::PartialList<Item>> keep(const core::ClusterId& cluster,
                                                           std::optional<std::vector<Item>> Record::*list) {
        return [this, cluster, list](api::ApiResult<core::PartialList<Item>> answer) {
            auto& record = m_records[cluster];
            if (answer) {
                auto value = std::move(answer).value();
                succeed(record.freshness);
                record.*list = std::move(value.items);
                record.unreadable = std::move(value.unreadable);
                noteList(record);
            } else {
                fail(record.freshness, answer.error());
            }
            Q_EMIT changed(cluster);
        };
    }

private:
    [[nodiscard]] virtual api::Call ask(const core::ClusterId& cluster) = 0; ///< answered through keep()
    /// Between two readings that succeed, now.
    [[nodiscard]] virtual std::chrono::milliseconds pace(const Record& /*record*/) const { return quietInterval; }
    virtual void noteList(Record& /*record*/) const {} ///< another one has just been read

    [[nodiscard]] bool isReading(const core::ClusterId& cluster) const final {
        const auto* known = record(cluster);
        return known != nullptr && known->freshness.loading;
    }
    [[nodiscard]] std::chrono::milliseconds interval(const core::ClusterId& cluster) const final {
        const auto* known = record(cluster);
        return known != nullptr ? pauseAfterFailure(known->freshness).value_or(pace(*known)) : quietInterval;
    }
    void read(const core::ClusterId& cluster) final {
        m_records[cluster].freshness.loading = true;
        m_calls[cluster] = ask(cluster);
        Q_EMIT changed(cluster);
    }
    void stopReading(const core::ClusterId& cluster) final {
        m_calls.erase(cluster);
        if (const auto at = m_records.find(cluster); at != m_records.end()) {
            at->second.freshness.loading = false;
        }
    }
    void expire(const core::ClusterId& /*cluster*/) final {}
    void dropRecords() final {
        m_calls.clear();
        m_records.clear();
    }

    std::map<core::ClusterId, Record> m_records;
    std::map<core::ClusterId, api::Call> m_calls;
};

} // namespace poolhouse::fleet
