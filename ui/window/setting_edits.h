// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/setting_draft.h"

#include <QObject>

#include <map>

namespace poolhouse::fleet {
class SettingReader;
}

namespace poolhouse::operations {
class Engine;
}

namespace poolhouse::ui {

/// What was entered for the settings of each cluster and not accepted yet. It stays while other clusters are in view
/// and the settings are read again, and goes with the account. On the GUI thread.
class SettingEdits : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    SettingEdits(const fleet::SettingReader& reader, const operations::Engine& operations, QObject* parent = nullptr);

    [[nodiscard]] const views::SettingDraft& of(const core::ClusterId& cluster) const;
    /// Without effect for a setting that was not read.
    void enter(const core::ClusterId& cluster, const QString& name, const QString& text);
    void discard(const core::ClusterId& cluster, const QString& name); ///< an empty name: all of it

Q_SIGNALS:
    void changed();

private:
    void follow(const QString& operation);

    const fleet::SettingReader& m_reader;
    const operations::Engine& m_operations;
    std::map<core::ClusterId, views::SettingDraft> m_drafts;
};

} // namespace poolhouse::ui
