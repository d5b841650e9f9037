// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/needs_entry_text.h"
#include "models/views/planner_model.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/needs_source_controller.h"

#include <QtTest>

using namespace poolhouse;
using test::s;
using test::sample::horizontal;
using test::sample::rectangular;
using Types = std::vector<core::ProcessType>;

namespace {

struct NeedsSourceScene : test::ModelScene {
    test::MessageLog messages;
    views::PlannerModel model{store, clock, plans};
    bool hasPlanner = true;
    ui::NeedsSourceController controller{{store, poller, messages, [this] { return hasPlanner ? &model : nullptr; },
                                          []() -> QWidget* { return nullptr; }}};

    NeedsSourceScene() {
        load();
        model.open(rectangular);
    }
    /// What each attached app runs, until all are answered.
    void answer(const api::ApiResult<Types>& result) {
        while (services.formations.answer(result)) {
        }
        QCoreApplication::processEvents(); // the answers are posted
    }
    [[nodiscard]] QString said() {
        const auto* message = messages.find(s("needsSource"));
        return message != nullptr ? message->text : QString();
    }
    [[nodiscard]] std::size_t workloads() const { return model.needs().workloads.size(); }
};

} // namespace

class TestNeedsSourceController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAttachedAppIsReadOnceAndFillsTheNeeds() {
        NeedsSourceScene scene;
        const auto before = scene.model.needs();
        scene.controller.fillFromProcesses();
        const auto pending = scene.services.formations.pending();
        QCOMPARE(pending.size(), std::size_t(2));
        QVERIFY(pending.front() != pending.back());
        scene.answer(Types{{"web", 2}});
        QCOMPARE(scene.said(), text::processesBasis());
        QCOMPARE(scene.messages.find(s("needsSource"))->tone, text::Tone::Neutral);
        QCOMPARE(scene.workloads(), std::size_t(2));
        QVERIFY(!(scene.model.needs() == before));
    }

    void withoutAnAppTheNeedsStay() {
        NeedsSourceScene scene;
        scene.store.applyAttachments(rectangular, {});
        scene.controller.fillFromProcesses();
        QCOMPARE(scene.services.formations.asked(), 0);
        QCOMPARE(scene.said(), s("No app is attached to this cluster, so the needs stay as they are."));
    }

    void whatIsRefusedIsNamedBesideWhatIsKnown() {
        NeedsSourceScene scene;
        scene.controller.fillFromProcesses();
        const auto first = scene.services.formations.pending().front();
        api::ApiError error;
        error.kind = api::ApiError::Kind::Forbidden;
        error.status = 403;
        QVERIFY(scene.services.formations.answer(error, first));
        scene.answer(Types{{"web", 2}});
        QVERIFY2(scene.said().startsWith(text::processesBasis()), qPrintable(scene.said()));
        QVERIFY2(scene.said().contains(s("can't be read.")), qPrintable(scene.said()));
        QCOMPARE(scene.messages.find(s("needsSource"))->tone, text::Tone::Attention);
        QCOMPARE(scene.workloads(), std::size_t(1));
    }

    void withoutAnyDynoTheNeedsStay() {
        NeedsSourceScene scene;
        const auto before = scene.model.needs();
        scene.controller.fillFromProcesses();
        scene.answer(Types{});
        QCOMPARE(scene.said(), text::noProcesses());
        QVERIFY(scene.model.needs() == before);
    }

    void anAnswerForAnotherPlanIsIgnored_data() {
        QTest::addColumn<bool>("closed");
        QTest::newRow("another cluster") << false;
        QTest::newRow("no planner") << true;
    }
    void anAnswerForAnotherPlanIsIgnored() {
        QFETCH(const bool, closed);
        NeedsSourceScene scene;
        scene.controller.fillFromProcesses();
        if (closed) {
            scene.hasPlanner = false;
        } else {
            scene.model.open(horizontal);
        }
        const auto before = scene.model.needs();
        scene.answer(Types{{"web", 2}});
        QVERIFY(scene.messages.messages.empty());
        QVERIFY(scene.model.needs() == before);
    }

    void withoutAPlannerNothingIsRead() {
        NeedsSourceScene scene;
        scene.hasPlanner = false;
        scene.controller.fillFromProcesses();
        QCOMPARE(scene.services.formations.asked(), 0);
        QVERIFY(scene.messages.messages.empty());
    }
};

POOLHOUSE_CORE_APP_TEST(TestNeedsSourceController)
#include "tst_needs_source_controller.moc"
