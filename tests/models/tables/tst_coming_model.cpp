// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/coming_model.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using tables::ComingModel;

namespace {

views::ComingRow comingRow(const char* cluster) {
    views::ComingRow row;
    row.cluster.value = cluster;
    row.clusterName = QString::fromLatin1(cluster);
    row.app = QStringLiteral("shop");
    row.when = {QStringLiteral("2026-12-03 15:00"), QStringLiteral("in 3 days"),
                QStringLiteral("2026-12-03 15:00, in 3 days")};
    row.state = QStringLiteral("pending");
    row.detail = QStringLiteral("Window: <b>.");
    return row;
}

} // namespace

class TestComingModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsStayTheSameByIdentity() {
        ComingModel model;
        const QAbstractItemModelTester tester(&model);
        model.showRows({comingRow("a"), comingRow("b"), comingRow("c")});
        const QPersistentModelIndex last(model.index(2, 0));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        auto later = comingRow("c");
        later.when.text = QStringLiteral("2026-12-04 15:00, in 4 days");
        model.showRows({comingRow("b"), later, comingRow("d")});
        QCOMPARE(last.row(), 1);
        QCOMPARE(last.data().toString(), later.when.text);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(changed.size(), 1);
        QVERIFY(reset.isEmpty());
    }

    void whatARowSays() {
        ComingModel model;
        model.showRows({comingRow("a")});
        const auto first = model.index(0, ComingModel::When);
        QCOMPARE(first.data().toString(), QStringLiteral("2026-12-03 15:00, in 3 days"));
        QCOMPARE(first.data(ComingModel::linesRole).toStringList(),
                 QStringList({QStringLiteral("2026-12-03 15:00"), QStringLiteral("in 3 days")}));
        QVERIFY(!model.index(0, ComingModel::App).data(ComingModel::linesRole).isValid());
        QCOMPARE(model.index(0, ComingModel::State).data().toString(), QStringLiteral("pending"));
        QVERIFY(first.data(tables::SearchRole).toString().contains(QStringLiteral("shop")));
        QVERIFY(first.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;"))); // nothing of a server
        QCOMPARE(model.headerData(ComingModel::Deadline, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Required by"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestComingModel)
#include "tst_coming_model.moc"
