// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_target.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace poolhouse::ui {

namespace {

using EntryKind = PaletteEntry::Kind;

constexpr std::array<std::pair<EntryKind, const char*>, 4> kindWords{{{EntryKind::Cluster, "cluster"},
                                                                      {EntryKind::Pool, "pool"},
                                                                      {EntryKind::App, "app"},
                                                                      {EntryKind::Action, "action"}}};

QString wordOf(EntryKind kind) {
    const auto* at =
        std::find_if(kindWords.begin(), kindWords.end(), [kind](const auto& each) { return each.first == kind; });
    return QLatin1String(at->second);
}

QString encoded(const QString& field) {
    return QString::fromLatin1(QUrl::toPercentEncoding(field)); // no space, so that fields are distinguishable
}

QString decoded(const QString& field) {
    return QUrl::fromPercentEncoding(field.toLatin1());
}

std::optional<PaletteTarget> targetIn(const QString& line) {
    const QStringList fields = line.split(QLatin1Char(' '));
    const auto* at = std::find_if(kindWords.begin(), kindWords.end(),
                                  [&fields](const auto& each) { return fields.front() == QLatin1String(each.second); });
    if (fields.size() != 4 || fields[1].isEmpty() || at == kindWords.end()) {
        return std::nullopt;
    }
    return PaletteTarget{at->first, decoded(fields[1]), decoded(fields[2]), decoded(fields[3])};
}

} // namespace

PaletteTarget targetOf(const PaletteEntry& entry) {
    return {entry.kind, entry.key, entry.pool, entry.cluster};
}

QStringList writtenTargets(const std::vector<PaletteTarget>& targets) {
    QStringList lines;
    for (const auto& target : targets) {
        lines << QStringList{wordOf(target.kind), encoded(target.key), encoded(target.pool), encoded(target.cluster)}
                     .join(QLatin1Char(' '));
    }
    return lines;
}

std::vector<PaletteTarget> readTargets(const QStringList& lines, std::size_t limit) {
    std::vector<PaletteTarget> targets;
    for (const auto& line : lines) {
        if (auto target = targetIn(line); target && targets.size() < limit) {
            targets.push_back(std::move(*target));
        }
    }
    return targets;
}

} // namespace poolhouse::ui
