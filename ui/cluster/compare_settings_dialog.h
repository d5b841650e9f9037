// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/setting_comparison.h"

#include <QDialog>

#include <memory>

class QPushButton;
class QTableWidget;

namespace poolhouse::fleet {
class SettingReader;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class ChevronCombo;
class TextLabel;

/// The settings of a cluster beside those of another one, which is chosen by its name; what differs can be copied to
/// it, in a review. Opened to copy, it lists only what differs. Reads both for itself. Object names "compareDialog",
/// "compareCluster", "compareHeadline", "compareTable", "compareNote", "compareCopy", "compareClose".
class CompareSettingsDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Compare, Copy };

    /// `store` outlives the dialog. `one` and `other` read the two clusters.
    CompareSettingsDialog(const fleet::Store& store, core::ClusterId cluster, std::unique_ptr<fleet::SettingReader> one,
                          std::unique_ptr<fleet::SettingReader> other, Purpose purpose, QWidget* parent = nullptr);
    ~CompareSettingsDialog() override;

    [[nodiscard]] const core::ClusterId& cluster() const { return m_cluster; }

Q_SIGNALS:
    /// The settings of the other cluster that are to be changed.
    void copyRequested(const poolhouse::core::ClusterId& other, const poolhouse::core::ChangedSettings& settings);

private:
    void build();
    void buildChoice();
    void choose();
    void showComparison();
    void showRows();

    const fleet::Store& m_store;
    core::ClusterId m_cluster;
    Purpose m_purpose;
    core::ClusterId m_otherCluster; ///< empty: none was chosen
    std::unique_ptr<fleet::SettingReader> m_one;
    std::unique_ptr<fleet::SettingReader> m_other;
    views::SettingComparison m_view;
    ChevronCombo* m_choice;
    TextLabel* m_headline;
    TextLabel* m_note;
    QTableWidget* m_table;
    QPushButton* m_copy;
};

} // namespace poolhouse::ui
