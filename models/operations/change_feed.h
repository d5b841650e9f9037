// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// The operations that somebody should see without opening Activity: those under way, and those that ended badly while
/// this console looked on, until they are dismissed or the pool has a newer one. Cards, tree and status bar read it.
class ChangeFeed : public QObject {
    Q_OBJECT
public:
    /// The operations must outlive the feed.
    explicit ChangeFeed(const Engine& operations, QObject* parent = nullptr);

    /// In the order in which they were asked.
    [[nodiscard]] std::vector<const Operation*> all() const;
    [[nodiscard]] std::vector<const Operation*> of(const core::ClusterId& cluster) const;
    /// What the pool's card tells of: the one under way, the next in the queue, or the one that ended badly. Null when
    /// nothing concerns it. Names of pools are compared without case (rule 6).
    [[nodiscard]] const Operation* ofPool(const core::ClusterId& cluster, const std::string& pool) const;
    /// Anything under way on the cluster; what has ended does not count.
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
