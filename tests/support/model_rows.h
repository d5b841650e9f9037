// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

namespace poolhouse::test {

/// First row, depth first, whose text in column 0 is `name`; invalid if there is none.
inline QModelIndex rowOf(const QAbstractItemModel& model, const QString& name, const QModelIndex& parent = {}) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString() == name) {
            return index;
        }
        if (const QModelIndex below = rowOf(model, name, index); below.isValid()) {
            return below;
        }
    }
    return {};
}

} // namespace poolhouse::test
