// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// The operations to be shown outside Activity: those that have not finished, and those that failed, drifted or have an
/// unknown outcome since this program started, until they are dismissed or their pool or attachment has a newer one.
/// Cards, tree and status bar read it. Slots may re-enter or delete this object. GUI thread only.
class ChangeFeed : public QObject {
    Q_OBJECT
public:
    /// The operations must outlive the feed.
    explicit ChangeFeed(const Engine& operations, QObject* parent = nullptr);

    /// In the order in which they were asked.
    [[nodiscard]] std::vector<const Operation*> all() const;
    [[nodiscard]] std::vector<const Operation*> of(const core::ClusterId& cluster) const;
    /// The operation for the pool's card: the one in flight, else the next in the queue, else the one that failed. Null
    /// when there is none. Pool names are case-insensitive (rule 6).
    [[nodiscard]] const Operation* ofPool(const core::ClusterId& cluster, const std::string& pool) const;
    /// Whether any operation on the cluster has not finished.
    [[nodiscard]] bool changing(const core::ClusterId& cluster) const;

    void dismiss(const std::string& id); ///< ignored for one that has not ended

Q_SIGNALS:
    void changed(const poolhouse::core::ClusterId& cluster);

private:
    void ask(const QString& id);
    void end(const QString& id);
    void startAnew();
    void forget(const std::string& id);

    const Engine& m_operations;
    std::vector<std::string> m_shown; ///< in the order in which they were asked
};

} // namespace poolhouse::operations
