// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"
#include "tests/support/memory_plans.h"
#include "tests/support/workload_drafts.h"
#include "tests/ui/change_scene.h"
#include "ui/planner/planner_page.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTest>

#include <utility>

namespace poolhouse::test {

/// The planner page for the design's example cluster. Rows: 0 leader, 1 analytics, 2 web-reads.
struct PlannerPageScene {
    ChangeScene base;
    MemoryPlans repository;
    views::PlannerModel model;
    ui::PlannerPage page{model, base.store};

    explicit PlannerPageScene(QSize size = {1360, 900}, views::SearchWorker::Search search = views::searched)
        : model(base.store, base.clock, repository, std::move(search)) {
        page.offer(true, true, true);
        page.resize(size);
        page.open(base.cluster);
        page.show();
    }
    /// The plan of the design, and its needs.
    void shapeAsDrawn() {
        model.setLevel(1, "8G-Performance");
        model.setCount(2, 5);
        model.addPool();
        model.rename(3, utf8("nightly-export"));
        model.setLevel(3, "4G-Performance");
        plans::NeedsDraft needs;
        const auto add = [&needs](const char* name, std::int64_t connections, std::optional<std::string> pool = {}) {
            needs.workloads.push_back(workloadDraft(name, connections, std::move(pool)));
        };
        add("web", 1300, "web-reads");
        needs.workloads.back().factors = {26, 5, 10};
        add("reports", 240, "analytics");
        add("nightly export", 60);
        add("writes", 640);
        needs.workloads.back().workload.access = core::Workload::Access::Write;
        model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload, "web"});
    }
    /// Waits until all searches have ended; false: timeout.
    [[nodiscard]] bool searched() {
        constexpr int longest = 30'000; // in milliseconds, on a slow machine
        return QTest::qWaitFor([this] { return !model.searching(); }, longest);
    }
    /// A child of a pool's row.
    template <class T> T* inRow(int row, const char* name) {
        auto* editor = part<QWidget>(page, qPrintable(utf8("poolEditor.%1").arg(row)));
        return part<T>(*editor, name);
    }
};

/// Opens the menu of a button and triggers one of its actions.
inline void chooseInMenu(QWidget& page, const char* button, const char* action) {
    part<QPushButton>(page, button)->click();
    auto* popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    auto* found = page.findChild<QAction*>(utf8(action));
    QVERIFY2(found != nullptr, action);
    found->trigger();
    popup->close();
}

/// With the focus in the field.
inline void typeInto(QWidget* field, const QString& keys) {
    field->setFocus();
    QTest::keyClicks(field, keys);
}

} // namespace poolhouse::test
