// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/documents/catalog_document.h"
#include "tests/models/documents/quoted.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using documents::readCatalog;
using test::json;

namespace {

const QByteArray levels =
    json("[{'name':'4G-Performance','vcpu':2,'memory_in_gb':4,'connection_limit':380,'new_member':1},"
         "{'name':'8G-Performance','vcpu':2,'memory_in_gb':8,'connection_limit':800},"
         "{'name':'64G-Performance','vcpu':8,'memory_in_gb':64,'connection_limit':5000}]");
const QByteArray pricing = json(
    "{'advanced':{"
    "'4g':{'rate':15000.5,'billing_period':'month','billing_unit':'compute','product_description':'4G-Performance'},"
    "'8g':{'rate':30000,'product_description':'8G-Performance','illustrative':true},"
    "'hour':{'rate':1,'billing_period':'hour','product_description':'64G-Performance'},"
    "'none':{'rate':null,'product_description':'64G-Performance'},"
    "'storage-optimized':{'rate':20,'billing_unit':'gigabyte','included_units':100}},"
    "'advanced-private':{}}");

QByteArray fileOf(const QByteArray& tier, const QByteArray& levelList, const QByteArray& prices) {
    return json("{'tier':'") + tier + json("','levels':") + levelList + json(",'pricing':") + prices + "}";
}

auto catalogIn(const QByteArray& text) {
    return readCatalog(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

} // namespace

class TestCatalogDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The API codec decodes the same data to the same values.
    void matchesTheApiCodec() {
        const auto file = catalogIn(fileOf("advanced", levels, pricing));
        QVERIFY2(file, file ? "" : file.error().sentence().c_str());
        const auto fromApi = api::codec::readLevels(json("{'items':") + levels + "}");
        const auto pricesFromApi = api::codec::readPricing(pricing);
        QVERIFY(fromApi && pricesFromApi);
        QVERIFY(file.value().catalog == fromApi.value());
        QVERIFY(file.value().prices == pricesFromApi.value());
        QCOMPARE(file.value().tier, std::string("advanced"));
        const auto& table = *file.value().prices.find("advanced");
        QCOMPARE(table.find("4G-Performance")->monthly.cents, std::int64_t(15001));
        QVERIFY(table.find("8G-Performance")->illustrative);
        QVERIFY(table.find("64G-Performance") == nullptr);
        QVERIFY(table.storage == (core::StorageRate{100, core::Money{20}}));
    }

    void problemsNameTheMember_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* says) {
            QTest::newRow(name) << text << QString::fromUtf8(says);
        };
        const auto level = [](const QByteArray& members) {
            return fileOf("advanced", QByteArray("[{") + members + "}]", pricing);
        };
        row("repeated level",
            fileOf("advanced",
                   json("[{'name':'A','vcpu':1,'memory_in_gb':1,'connection_limit':1},"
                        "{'name':'A','vcpu':1,'memory_in_gb':1,'connection_limit':1}]"),
                   pricing),
            "levels[1].name: must be unique, and there is another level called \"A\"");
        row("no level", fileOf("advanced", "[]", pricing), "levels: is empty, and must list one at least");
        row("negative", level(json("'name':'A','vcpu':1,'memory_in_gb':1,'connection_limit':-1")),
            "levels[0].connection_limit: must be a whole number of at least 0, not -1");
        row("fraction", level(json("'name':'A','vcpu':1.5,'memory_in_gb':1,'connection_limit':1")),
            "levels[0].vcpu: must be a whole number of at least 0, not 1.5");
        row("enormous", level(json("'name':'A','vcpu':1,'memory_in_gb':1e30,'connection_limit':1")),
            "levels[0].memory_in_gb: must be a number of at most 1000000000, not 1e+30");
        row("no name", level(json("'vcpu':1,'memory_in_gb':1,'connection_limit':1")),
            "levels[0].name: is missing, and must be a text");
        row("rate", fileOf("advanced", levels, json("{'advanced':{'x':{'rate':-1,'product_description':'A'}}}")),
            "pricing.advanced.x.rate: must be a number of at least 0, not -1");
        row("pricing", fileOf("advanced", levels, "[]"), "pricing: must be an object, not a list");
        row("table", fileOf("advanced", levels, json("{'advanced':3}")), "pricing.advanced: must be an object, not 3");
        row("tier", fileOf("shield", levels, pricing),
            "tier: must be one that \"pricing\" has prices for, not \"shield\"");
        row("no tier", json("{'levels':[],'pricing':{}}"), "tier: is missing, and must be a text");
    }
    void problemsNameTheMember() {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, says);
        const auto file = catalogIn(text);
        QVERIFY(!file);
        QCOMPARE(QString::fromStdString(file.error().sentence()), says);
    }

    void acceptsAtMostTwentyLevels() {
        const auto many = [](int count) {
            QByteArray list;
            for (int at = 0; at < count; ++at) {
                list += (at > 0 ? "," : "") + QByteArray(json("{'name':'L")) + QByteArray::number(at) +
                        json("','vcpu':1,'memory_in_gb':1,'connection_limit':1}");
            }
            return catalogIn(fileOf("advanced", "[" + list + "]", pricing));
        };
        QVERIFY(many(20));
        const auto refused = many(21);
        QVERIFY(!refused);
        QCOMPARE(QString::fromStdString(refused.error().sentence()),
                 QStringLiteral(
                     "levels: has more than 20; the search is exact for up to that many and does not guess beyond"));
    }
};

POOLHOUSE_PLAIN_TEST(TestCatalogDocument)
#include "tst_catalog_document.moc"
