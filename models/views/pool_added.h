// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::operations {
struct Operation;
}

namespace poolhouse::views {

/// What comes next for a pool that was added.
struct PoolAdded {
    QString title;         ///< "web-reads is ready"
    QString intro;         ///< what is missing until an app can use it
    QString endpoint;      ///< "host:port"; empty: the API has named none yet
    QString attachCommand; ///< for a shell
    QString psqlCommand;   ///< once it is attached

    friend bool operator==(const PoolAdded&, const PoolAdded&) = default;
};

/// Empty for an operation that added no pool, and when the pool is gone. Pure.
[[nodiscard]] std::optional<PoolAdded> poolAdded(const fleet::Store& store, const operations::Operation& operation);

} // namespace poolhouse::views
