// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/info_table.h"

#include "app/console/text_table.h"
#include "models/core/capacity.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/problem_text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"

#include <QList>
#include <QStringList>

namespace poolhouse::console {

namespace {

QString costText(const fleet::ClusterRecord& record) {
    return record.cost ? text::monthly(*record.cost) : unknown();
}

QString problemLine(const fleet::ClusterRecord& record) {
    if (!record.freshness.problem) {
        return {};
    }
    const auto problem =
        text::problemText(*record.freshness.problem, text::RequestKind::Cluster, text::Audience::Command);
    return QStringLiteral("%1: %2\n").arg(plain(record.summary.name), problem.sentence());
}

QString ageText(const std::optional<core::Instant>& readAt, core::Instant now) {
    return readAt ? text::age(now - *readAt) : QStringLiteral("not read");
}

/// "6", and while they differ "4 of 6 up"; where statuses are unknown "6 expected, 4 known up".
QString instancesText(core::UpCount counted, int expected) {
    if (counted.least != counted.most) {
        return QStringLiteral("%1 expected, %2 known up").arg(expected).arg(counted.least);
    }
    const int up = counted.least;
    return up == expected ? QString::number(expected) : QStringLiteral("%1 of %2 up").arg(up).arg(expected);
}

QString instancesText(const core::ClusterInfo& info) {
    core::UpCount up;
    int expected = 0;
    for (const auto& pool : info.pools) {
        const auto counted = core::countUp(pool);
        up.least += counted.least;
        up.most += counted.most;
        expected += pool.expectedCount;
    }
    return instancesText(up, expected);
}

QStringList clusterRow(const fleet::Store& store, const fleet::ClusterRecord& record, core::Instant now) {
    const auto capacity = record.info ? core::clusterCapacity(*record.info, store.catalog()) : core::Capacity{};
    const auto highest = record.info ? views::fullestPool(*record.info, store.catalog()) : views::PoolUse{};
    return {plain(text::appTitle(record.summary.app).toStdString()),
            plain(record.summary.name),
            text::clusterStatus(record).text,
            record.info && record.info->poolsKnown() ? instancesText(*record.info) : unknown(),
            countText(capacity.used),
            text::nowAndExpected(capacity.limit, record.info ? core::expectedClusterLimit(*record.info, store.catalog())
                                                             : std::nullopt),
            views::useText(highest),
            costText(record),
            ageText(record.freshness.readAt, now)};
}

QStringList poolRow(const fleet::Store& store, const fleet::ClusterRecord& record, const core::Pool& pool) {
    const auto capacity = core::capacityOf(pool, store.catalog());
    QString cost = QStringLiteral("price unknown");
    for (const auto& line : record.cost ? record.cost->lines : std::vector<core::CostLine>()) {
        if (line.kind != core::CostLine::Kind::Storage && line.pool == pool.name && line.monthly) {
            cost = QString::fromStdString(core::formatExact(*line.monthly));
        }
    }
    return {plain(pool.name),
            text::poolStatus(pool).text,
            pool.expectedLevel.empty() ? unknown() : plain(pool.expectedLevel),
            instancesText(core::countUp(pool), pool.expectedCount),
            countText(capacity.used),
            plain(text::limitOf(pool, store.catalog()).toStdString()),
            pool.isLeader() ? QStringLiteral("-")
                            : text::nowAndExpected(core::currentSurvivableLimit(pool, store.catalog()),
                                                   core::expectedSurvivableLimit(pool, store.catalog())),
            cost};
}

QString counted(int number, const QString& what) {
    return QStringLiteral("%1 %2%3").arg(QString::number(number), what, number == 1 ? QString() : QStringLiteral("s"));
}

QString appsText(const fleet::FleetTotals& totals) {
    const auto known = counted(totals.apps, QStringLiteral("app"));
    return totals.appsKnown   ? known
           : totals.apps == 0 ? QStringLiteral("apps unknown")
                              : QStringLiteral("at least %1").arg(known);
}

} // namespace

QString fleetTable(const fleet::Store& store, const InfoSource& source, core::Instant now) {
    const auto totals = store.totals();
    auto text = QStringLiteral("%1: %2, %3, %4\n")
                    .arg(source.target, appsText(totals), counted(totals.clusters, QStringLiteral("cluster")))
                    .arg(totals.clusters == 0 ? text::monthly(totals.cost) : text::totalMonthly(totals));
    if (totals.clusters == 0) {
        return text;
    }
    QList<QStringList> rows{{QStringLiteral("APP"), QStringLiteral("CLUSTER"), QStringLiteral("STATUS"),
                             QStringLiteral("COUNT"), QStringLiteral("USED"), QStringLiteral("LIMIT"),
                             QStringLiteral("HIGHEST"), QStringLiteral("COST"), QStringLiteral("READ")}};
    QString problems;
    for (const auto& id : store.clusterIds()) {
        if (const auto* record = store.cluster(id)) {
            rows.append(clusterRow(store, *record, now));
            problems += problemLine(*record);
            for (const auto& sentence : text::lostAttachments(*record)) {
                problems += QStringLiteral("%1: %2\n").arg(plain(record->summary.name), plain(sentence.toStdString()));
            }
        }
    }
    text += QLatin1Char('\n') + aligned(rows, 3);
    return problems.isEmpty() ? text : text + QLatin1Char('\n') + problems;
}

QString clusterTable(const fleet::Store& store, const fleet::ClusterRecord& record, const InfoSource& source,
                     core::Instant now) {
    auto text = QStringLiteral("%1 (%2, %3)\n%4: %5, read %6\n")
                    .arg(plain(record.summary.name), plain(text::appTitle(record.summary.app).toStdString()),
                         text::planTitle(record.summary.plan), source.target, text::clusterStatus(record).text,
                         ageText(record.freshness.readAt, now));
    if (record.info) {
        const auto& catalog = store.catalog();
        text += QStringLiteral("%1; PostgreSQL %2; storage %3\n")
                    .arg(costText(record), record.info->version.empty() ? unknown() : plain(record.info->version),
                         text::gigabytes(core::storageGb(*record.info)));
        text += QStringLiteral("read connections %1; after losing one instance of each pool %2\n\n")
                    .arg(text::nowAndExpected(core::readCapacity(*record.info, catalog).limit,
                                              core::expectedReadLimit(*record.info, catalog)),
                         text::nowAndExpected(core::readSurvivableLimit(*record.info, catalog),
                                              core::expectedReadSurvivableLimit(*record.info, catalog)));
        QList<QStringList> rows{{QStringLiteral("POOL"), QStringLiteral("STATUS"), QStringLiteral("LEVEL"),
                                 QStringLiteral("COUNT"), QStringLiteral("USED"), QStringLiteral("LIMIT"),
                                 QStringLiteral("SURVIVABLE"), QStringLiteral("COST")}};
        for (const auto* pool : core::orderedPools(*record.info)) {
            rows.append(poolRow(store, record, *pool));
        }
        text += aligned(rows, 3);
    }
    for (const auto& sentence : text::lostAttachments(record)) {
        text += plain(sentence.toStdString()) + QLatin1Char('\n');
    }
    return text + problemLine(record);
}

} // namespace poolhouse::console
