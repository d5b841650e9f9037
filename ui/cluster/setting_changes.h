// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/setting_change.h"
#include "ui/cluster/compare_settings_dialog.h"

#include <QObject>
#include <QString>

namespace poolhouse::fleet {
class SettingReader;
}

namespace poolhouse::ui {

class OpenDialogs;

/// Opens the dialogs that review and change the settings of a cluster, one at a time for each cluster.
class SettingChanges : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `dialogs` becomes the parent.
    SettingChanges(OpenDialogs& dialogs, fleet::SettingReader& reader);

    /// `wanted`: as decided.
    void review(const core::ClusterId& cluster, const core::ChangedSettings& wanted);
    /// Shows them beside those of another cluster, to which they can be copied.
    void compare(const core::ClusterId& cluster);
    void copy(const core::ClusterId& cluster); ///< the same, opened to copy them
    /// Opens the dialog prefilled with the inverse of the operation; no effect without an inverse.
    void undo(const QString& operation);

private:
    void openComparison(const core::ClusterId& cluster, CompareSettingsDialog::Purpose purpose);

    OpenDialogs& m_dialogs;
    fleet::SettingReader& m_reader;
};

} // namespace poolhouse::ui
