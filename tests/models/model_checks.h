// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

namespace poolhouse::test {

/// All rows as "text|text", children two blanks further in.
inline QStringList printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            cells << model.index(row, column, parent).data().toString();
        }
        lines << QString(depth * 2, QLatin1Char(' ')) + cells.join(QLatin1Char('|'));
        lines << printed(model, model.index(row, 0, parent), depth + 1);
    }
    return lines;
}

inline QStringList lines(std::initializer_list<const char*> texts) {
    QStringList list;
    for (const auto* text : texts) {
        list << QString::fromUtf8(text);
    }
    return list;
}

} // namespace poolhouse::test
