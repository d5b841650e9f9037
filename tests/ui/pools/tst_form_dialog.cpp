// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/pools/form_dialog.h"

#include <QPushButton>

#include <utility>

using namespace poolhouse;
using State = operations::Operation::State;
using test::Asked;
using test::part;
using test::press;
using test::utf8;

namespace {

/// Counts how often its form was made.
class CountedDialog : public ui::FormDialog {
public:
    CountedDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster)
        : FormDialog(store, clock, std::move(cluster), QStringLiteral("counted"), nullptr) {
        build(nullptr);
        refreshForm();
    }
    void hear(const fleet::AreaReader& reader) {
        followReader(reader, [this] { ++heard; });
    }
    int made = 0;
    int heard = 0;

protected:
    void updateForm() override { ++made; }
    [[nodiscard]] std::vector<core::Change> changes() const override {
        return {{core::ChangeKind::SetCount, "web-reads", "", 4}};
    }
    [[nodiscard]] std::optional<QString> whyNot() const override { return std::nullopt; }
};

struct CountedScene {
    test::ChangeScene scene;
    CountedDialog dialog{scene.store, scene.clock, scene.cluster};

    CountedScene() {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
    }
};

} // namespace

class TestFormDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Levels and counts of pools are no part of it: newer ones are shown, and no drift.
    void theFormIsMadeAgainForNewerFigures() {
        CountedScene c;
        const int opened = c.dialog.made;
        QVERIFY(opened > 0);
        c.scene.setCount("web-reads", 5);
        QVERIFY(c.dialog.made > opened);
        QVERIFY(part<QWidget>(c.dialog, "operationPanel")->isHidden());
        QVERIFY(part<QPushButton>(c.dialog, "askButton")->isEnabled());
    }

    void theFormRestsWhileItsOperationRuns() {
        CountedScene c;
        Asked asked(c.dialog);
        press(c.dialog, "askButton");
        c.dialog.setOperations({utf8("operation-1")});
        c.dialog.follow(asked.operation(State::Sending));
        const int busy = c.dialog.made;
        c.scene.setCount("web-reads", 5);
        QCOMPARE(c.dialog.made, busy);
        c.dialog.follow(asked.operation(State::Failed));
        QVERIFY(c.dialog.made > busy);
    }

    void itHearsOfItsClusterOnly() {
        CountedScene c;
        auto& reader = c.scene.credentials;
        c.dialog.hear(reader);
        Q_EMIT reader.changed({"another"});
        QCOMPARE(c.dialog.heard, 0);
        Q_EMIT reader.changed(c.scene.cluster);
        QCOMPARE(c.dialog.heard, 1);
    }
};

POOLHOUSE_WIDGET_TEST(TestFormDialog)
#include "tst_form_dialog.moc"
