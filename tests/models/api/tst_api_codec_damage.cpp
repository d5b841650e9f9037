// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/json/json.h"
#include "tests/models/api/api_documents.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

using namespace poolhouse;
using namespace poolhouse::api;
using namespace poolhouse::api::codec;
namespace documents = test::documents;
using Json = nlohmann::json;

namespace {

using Figures = std::vector<double>;

void add(Figures& figures, std::optional<double> figure) {
    if (figure) {
        figures.push_back(*figure);
    }
}

Figures figuresOf(const Account&) {
    return {};
}
Figures figuresOf(int left) {
    return {static_cast<double>(left)};
}
template <class T> Figures figuresOf(const core::PartialList<T>&) {
    return {};
}
Figures figuresOf(const core::PartialList<core::Credential>& list) {
    Figures figures;
    for (const auto& credential : list.items) {
        add(figures, credential.port);
    }
    return figures;
}
Figures figuresOf(const core::PartialList<core::Setting>& list) {
    Figures figures;
    for (const auto& setting : list.items) {
        for (const auto& value : {setting.value, setting.defaultValue}) {
            if (const auto* number = std::get_if<double>(&value)) {
                figures.push_back(*number);
            }
        }
    }
    return figures;
}
Figures figuresOf(const core::PartialList<core::Quota>& list) {
    Figures figures;
    for (const auto& quota : list.items) {
        add(figures, quota.currentGb);
        add(figures, quota.warningGb);
        add(figures, quota.criticalGb);
    }
    return figures;
}
Figures figuresOf(const core::PartialList<core::Maintenance>& list) {
    Figures figures;
    for (const auto& each : list.items) {
        if (each.duration) {
            figures.push_back(static_cast<double>(each.duration->count()));
        }
    }
    return figures;
}
Figures figuresOf(const MaintenanceAnswer& answer) {
    return figuresOf(core::PartialList<core::Maintenance>{{answer.maintenance}, {}, 1});
}
Figures figuresOf(const core::WaitStatus&) {
    return {};
}
Figures figuresOf(const core::Catalog& catalog) {
    Figures figures;
    for (const auto& level : catalog.levels()) {
        add(figures, level.vcpu);
        add(figures, level.memoryGb);
        add(figures, level.connectionsPerInstance);
    }
    return figures;
}
Figures figuresOf(const core::PriceList& list) {
    Figures figures;
    for (const auto& [plan, table] : list.plans) {
        for (const auto& [level, price] : table.levels) {
            figures.push_back(static_cast<double>(price.monthly.cents));
        }
        if (table.storage) {
            figures.push_back(static_cast<double>(table.storage->includedGb));
            figures.push_back(static_cast<double>(table.storage->perGb.cents));
        }
    }
    return figures;
}
Figures figuresOf(const core::ClusterInfo& info) {
    Figures figures;
    for (const auto& limit : info.planLimits) {
        add(figures, limit.current);
        add(figures, limit.limit);
    }
    for (const auto& quota : info.quotas) {
        add(figures, quota.currentGb);
        add(figures, quota.warningGb);
        add(figures, quota.criticalGb);
    }
    for (const auto& pool : info.pools) {
        figures.push_back(pool.expectedCount);
        add(figures, pool.expectedConnectionLimit);
        add(figures, pool.connectionsUsed);
        for (const auto& endpoint : pool.endpoints) {
            add(figures, endpoint.port);
        }
    }
    return figures;
}

/// The result of reading, reduced to the error or the decoded figures.
struct Outcome {
    std::optional<ApiError> error;
    Figures figures;
};
using Reading = std::function<Outcome(const QByteArray&)>;

template <class Read> Reading reading(Read read) {
    return [read](const QByteArray& body) {
        const auto result = read(body);
        return result ? Outcome{std::nullopt, figuresOf(result.value())} : Outcome{result.error(), {}};
    };
}

/// A location in a document, as JSON pointer and as path in ApiError.
struct Place {
    Json::json_pointer pointer;
    std::string path;
};

void collect(const Json& value, const Place& here, std::vector<Place>& places) {
    places.push_back(here);
    if (value.is_object()) {
        for (const auto& [key, member] : value.items()) {
            collect(member, {here.pointer / key, here.path.empty() ? key : here.path + "." + key}, places);
        }
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            collect(value[i], {here.pointer / i, here.path + "[" + std::to_string(i) + "]"}, places);
        }
    }
}

} // namespace

class TestApiCodecDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesTruncation_data() { answers(); }
    void survivesTruncation();
    void survivesReplacedMembers_data() { answers(); }
    void survivesReplacedMembers();
    void survivesRemovedMembers_data() { answers(); }
    void survivesRemovedMembers();
    void survivesChangedBytes_data() { answers(); }
    void survivesChangedBytes();

private:
    static void answers();
};

void TestApiCodecDamage::answers() {
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<Reading>("read");
    QTest::newRow("account") << documents::account << reading(readAccount);
    QTest::newRow("rate limits") << documents::rateLimits << reading(readRequestsLeft);
    QTest::newRow("apps") << documents::apps << reading(readApps);
    QTest::newRow("add-ons") << documents::addons << reading(readClusters);
    QTest::newRow("attachments") << documents::attachments << reading(readAttachments);
    QTest::newRow("levels") << documents::levels << reading(readLevels);
    QTest::newRow("pricing") << documents::pricing << reading(readPricing);
    QTest::newRow("info") << documents::info << reading(readInfo);
    QTest::newRow("credentials") << documents::credentials << reading(readCredentials);
    QTest::newRow("settings") << documents::settings << reading(readSettings);
    QTest::newRow("quotas") << documents::quotas << reading(readQuotas);
    QTest::newRow("maintenance") << documents::maintenance << reading(readMaintenance);
    QTest::newRow("maintenances") << documents::maintenances << reading(readMaintenances);
    QTest::newRow("wait status") << documents::waitStatus << reading(readWaitStatus);
}

void TestApiCodecDamage::survivesTruncation() {
    QFETCH(QByteArray, document);
    QFETCH(Reading, read);
    QVERIFY(!read(document).error);
    for (qsizetype length = 0; length < document.size(); ++length) {
        const auto outcome = read(document.left(length));
        QVERIFY2(outcome.error, QByteArray::number(length).constData());
        QCOMPARE(outcome.error->kind, length == 0 ? ApiError::Kind::NotJson : ApiError::Kind::CutOff);
    }
}

void TestApiCodecDamage::survivesReplacedMembers() {
    QFETCH(QByteArray, document);
    QFETCH(Reading, read);
    const Json original = Json::parse(document.begin(), document.end());
    const Figures known = read(document).figures;
    std::vector<Place> places;
    collect(original, Place(), places);
    const Json replacements = Json::parse(
        R"([null,true,-1,0,3,3.5,7.25,65536,4294967299,9223372036854775807,1e300,"","text","5",[],[null],[[]],{},{"id":"x"}])");
    for (const Place& place : places) {
        for (const Json& replacement : replacements) {
            Json damaged = original;
            damaged[place.pointer] = replacement;
            const auto outcome = read(QByteArray::fromStdString(damaged.dump()));
            const std::string what = place.path + " = " + replacement.dump();
            if (outcome.error) {
                QVERIFY2(outcome.error->kind == ApiError::Kind::WrongType, what.c_str());
                QVERIFY2(outcome.error->path.starts_with(place.path),
                         (what + " blamed " + outcome.error->path).c_str());
                QVERIFY2(!outcome.error->expected.empty(), what.c_str());
                continue;
            }
            for (const double figure : outcome.figures) {
                const bool asReplaced =
                    replacement.is_number() &&
                    (replacement.get<double>() == figure || std::floor(replacement.get<double>() + 0.5) == figure);
                const bool digits = replacement == "5" && figure == 5;
                QVERIFY2(asReplaced || digits || std::count(known.begin(), known.end(), figure) > 0,
                         (what + " gave " + std::to_string(figure)).c_str());
            }
        }
    }
}

void TestApiCodecDamage::survivesRemovedMembers() {
    QFETCH(QByteArray, document);
    QFETCH(Reading, read);
    const Json original = Json::parse(document.begin(), document.end());
    const Figures known = read(document).figures;
    std::vector<Place> places;
    collect(original, Place(), places);
    for (const Place& place : places) {
        if (place.pointer.empty() || !original[place.pointer.parent_pointer()].is_object()) {
            continue;
        }
        Json damaged = original;
        damaged[place.pointer.parent_pointer()].erase(place.pointer.back());
        const auto outcome = read(QByteArray::fromStdString(damaged.dump()));
        if (outcome.error) {
            QCOMPARE(outcome.error->kind, ApiError::Kind::WrongType);
            QCOMPARE(outcome.error->path, place.path);
            continue;
        }
        for (const double figure : outcome.figures) {
            QVERIFY2(std::count(known.begin(), known.end(), figure) > 0, place.path.c_str());
        }
    }
}

void TestApiCodecDamage::survivesChangedBytes() {
    QFETCH(QByteArray, document);
    QFETCH(Reading, read);
    for (qsizetype i = 0; i < document.size(); ++i) {
        QByteArray damaged = document;
        damaged[i] = QByteArrayView("\"]9\xff,\\\0", 7)[i % 7];
        const auto outcome = read(damaged);
        QVERIFY(!outcome.error || outcome.error->kind == ApiError::Kind::WrongType ||
                outcome.error->kind == ApiError::Kind::NotJson || outcome.error->kind == ApiError::Kind::CutOff);
    }
}

POOLHOUSE_CORE_APP_TEST(TestApiCodecDamage)
#include "tst_api_codec_damage.moc"
