// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/lock_list.h"

#include "models/fleet/name_pattern.h"
#include "models/fleet/store.h"
#include "models/tables/pattern_list.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::tables {

namespace {

using Scope = operations::ReadOnlyLock::Scope;

bool sameLock(const operations::ReadOnlyLock& one, const operations::ReadOnlyLock& other) {
    return one.scope == other.scope &&
           (one.scope == Scope::Account || one.pattern.compare(other.pattern, Qt::CaseInsensitive) == 0);
}

std::optional<operations::ReadOnlyLock> lockOf(const QString& line) {
    if (line == QLatin1String("account")) {
        return operations::ReadOnlyLock{Scope::Account, {}, std::nullopt};
    }
    for (const auto& [word, scope] :
         {std::pair(QLatin1String("app "), Scope::App), std::pair(QLatin1String("cluster "), Scope::Cluster)}) {
        if (line.startsWith(word)) {
            const operations::ReadOnlyLock lock{scope, line.mid(word.size()), std::nullopt};
            return lockProblem(lock, {}) ? std::nullopt : std::optional(lock);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> lockProblem(const operations::ReadOnlyLock& lock,
                                   const std::vector<operations::ReadOnlyLock>& others) {
    const auto same = [&lock](const operations::ReadOnlyLock& other) { return sameLock(lock, other); };
    if (lock.scope != Scope::Account) {
        if (auto problem = patternProblem(lock.pattern)) {
            return problem;
        }
    }
    if (std::any_of(others.begin(), others.end(), same)) {
        return text::Text::tr("This lock already exists.");
    }
    return std::nullopt;
}

QString lockTitle(const operations::ReadOnlyLock& lock) {
    const bool many = fleet::hasWildcard(lock.pattern);
    switch (lock.scope) {
    case Scope::Account: return text::Text::tr("Whole account");
    case Scope::App:
        return (many ? text::Text::tr("Apps matching %1") : text::Text::tr("The app %1")).arg(lock.pattern);
    case Scope::Cluster:
        return (many ? text::Text::tr("Clusters matching %1") : text::Text::tr("The cluster %1")).arg(lock.pattern);
    }
    return {};
}

QStringList clustersNamed(const operations::ReadOnlyLock& lock, const fleet::Store& store) {
    operations::ReadOnlyLocks only;
    only.set({{lock.scope, lock.pattern, std::nullopt}});
    QStringList names;
    for (const auto& id : store.clusterIds()) {
        const auto& summary = store.cluster(id)->summary;
        if (only.holding(summary, core::Instant()) != nullptr) {
            names << text::toQString(summary.name);
        }
    }
    return names;
}

QString lockPreview(const operations::ReadOnlyLock& lock, const fleet::Store& store) {
    return matchSentence(clustersNamed(lock, store), static_cast<qsizetype>(store.clusterIds().size()));
}

std::optional<QString> unlockedBy(const std::vector<operations::ReadOnlyLock>& before,
                                  const std::vector<operations::ReadOnlyLock>& after, const fleet::Store& store) {
    operations::ReadOnlyLocks was, will;
    was.set(before);
    was.restoreAll(); // one that is lifted for a while would hold again
    will.set(after);
    will.restoreAll();
    QStringList names;
    for (const auto& id : store.clusterIds()) {
        const auto& summary = store.cluster(id)->summary;
        if (was.holding(summary, core::Instant()) != nullptr && will.holding(summary, core::Instant()) == nullptr) {
            names << text::toQString(summary.name);
        }
    }
    if (names.isEmpty()) {
        return {};
    }
    const auto sentence = names.size() == 1
                              ? text::Text::tr("%1 becomes writable and stays writable.").arg(names.front())
                              : text::Text::tr("%1 become writable and stay writable: %2.")
                                    .arg(clusterCount(names.size()), clusterNames(names));
    return sentence + QLatin1Char(' ') + text::Text::tr("For a single change, unlock for 15 minutes instead.");
}

QStringList writtenLocks(const std::vector<operations::ReadOnlyLock>& locks) {
    QStringList lines;
    for (const auto& lock : locks) {
        switch (lock.scope) {
        case Scope::Account: lines << QStringLiteral("account"); break;
        case Scope::App: lines << QStringLiteral("app ") + lock.pattern; break;
        case Scope::Cluster: lines << QStringLiteral("cluster ") + lock.pattern; break;
        }
    }
    return lines;
}

std::optional<std::vector<operations::ReadOnlyLock>> readLocks(const QStringList& lines) {
    std::vector<operations::ReadOnlyLock> locks;
    for (const auto& line : lines) {
        auto lock = lockOf(line);
        if (!lock) {
            return std::nullopt;
        }
        locks.push_back(std::move(*lock));
    }
    return locks;
}

std::vector<operations::ReadOnlyLock> locksOfOthers(const std::map<QString, QStringList>& accounts,
                                                    const QString& account) {
    using Cause = operations::ReadOnlyLock::Cause;
    std::vector<operations::ReadOnlyLock> others;
    for (const auto& [other, lines] : accounts) {
        if (other == account || other.startsWith(QLatin1String("sandbox "))) {
            continue;
        }
        for (auto& lock : readLocks(lines).value_or(std::vector{lockForSafety(Cause::OtherAccount, {})})) {
            lock.cause = Cause::OtherAccount;
            others.push_back(std::move(lock));
        }
    }
    return others;
}

operations::ReadOnlyLock lockForSafety(operations::ReadOnlyLock::Cause cause, const QString& file) {
    return {Scope::Account, {}, std::nullopt, cause, file};
}

} // namespace poolhouse::tables
