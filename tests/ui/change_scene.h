// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/operation.h"
#include "tests/support/credential_sample.h"
#include "tests/support/fake_services.h"
#include "tests/support/picture.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/window_fakes.h"
#include "ui/pools/change_dialog.h"
#include "ui/pools/pool_drafts.h"

#include <QAbstractButton>
#include <QPointer>
#include <QWidget>
#include <QtTest>

#include <algorithm>
#include <utility>
#include <vector>

namespace poolhouse::test {

inline QString utf8(const char* utf8) {
    return QString::fromUtf8(utf8);
}

/// Child by object name; aborts the test program if missing.
template <class T> T* part(const QWidget& parent, const char* name) {
    auto* found = parent.findChild<T*>(utf8(name));
    if (!found) {
        qFatal("no %s", name);
    }
    return found;
}

/// Object names of what Tab reaches, from `first` on.
inline QStringList tabOrder(const QWidget& first) {
    QStringList names;
    const QWidget* each = &first;
    do {
        if ((each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisible() && each->isEnabled()) {
            names << each->objectName();
        }
        each = each->nextInFocusChain();
    } while (each != &first);
    return names;
}

/// The design's example cluster in a store.
struct ChangeScene {
    core::ManualClock clock{sampleNow()};
    fleet::Store store;
    MemoryPreferences preferences;
    ui::PoolDrafts drafts{preferences, [](const std::string& /*operation*/) { return false; }};
    core::ClusterId cluster = sampleId("postgresql-rectangular-12345");
    Services credentialServices; ///< asked by the reader below only
    fleet::CredentialReader credentials{credentialServices, clock};

    ChangeScene() { fillStore(store, sampleNow()); }

    [[nodiscard]] core::ClusterInfo info() const { return *store.cluster(cluster)->info; }
    /// Updates the store with the cluster after `change`.
    template <class Change> void read(Change change) {
        auto fresh = info();
        change(fresh);
        clock.advance(std::chrono::seconds(30));
        store.applyInfo(fresh, clock.now());
    }
    /// Answers the list of credentials.
    void answerCredentials(std::vector<core::Credential> all) {
        const auto understood = all.size();
        QVERIFY(credentialServices.credentialLists.answer(
            core::PartialList<core::Credential>{std::move(all), {}, understood}));
    }
    void setCount(const char* pool, int count) {
        read([&](core::ClusterInfo& fresh) {
            for (auto& each : fresh.pools) {
                if (each.name == pool) {
                    each.expectedCount = count;
                }
            }
        });
    }
    void remove(const char* pool) {
        read([&](core::ClusterInfo& fresh) {
            std::erase_if(fresh.pools, [pool](const core::Pool& each) { return each.name == pool; });
        });
    }
};

/// Records what a dialog submits and creates operations in response.
struct Asked {
    std::vector<std::vector<operations::Intent>> all;

    explicit Asked(ui::ChangeDialog& dialog) {
        QObject::connect(&dialog, &ui::ChangeDialog::changesRequested, &dialog,
                         [this](const std::vector<operations::Intent>& intents) { all.push_back(intents); });
    }
    [[nodiscard]] const std::vector<operations::Intent>& last() const { return all.back(); }
    [[nodiscard]] operations::Operation operation(operations::Operation::State state) const {
        operations::Operation operation;
        operation.id = "operation-1";
        operation.cluster = last().front().cluster;
        operation.app = "example-app";
        operation.change = last().front().change;
        operation.basis = last().front().basis;
        operation.state = state;
        return operation;
    }
};

/// Mouse click after pending layouts have settled.
inline void press(const QWidget& parent, const char* name) {
    QTest::qWait(0);
    QTest::mouseClick(part<QAbstractButton>(parent, name), Qt::LeftButton);
}

/// Every input has an object name and an accessible name.
inline void checkNames(const QWidget& window) {
    for (const QWidget* input : window.findChildren<QWidget*>()) {
        const bool ofComboBox = input->inherits("QComboBoxListView"); // the pop-up, without a name before it opens
        if (input->focusPolicy() == Qt::NoFocus || input->objectName().startsWith(utf8("qt_")) || ofComboBox) {
            continue;
        }
        const auto* button = qobject_cast<const QAbstractButton*>(input);
        const bool isInput = button || input->inherits("QLineEdit") || input->inherits("QAbstractSpinBox") ||
                             input->inherits("QAbstractItemView");
        const bool unused = button && button->isHidden() && button->text().isEmpty(); // its text is set when shown
        if (isInput && !unused) {
            QVERIFY2(!input->objectName().isEmpty(), input->metaObject()->className());
            QVERIFY2(!input->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(input->objectName()));
        }
    }
}

} // namespace poolhouse::test
