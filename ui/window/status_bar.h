// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/status_bar_text.h"

#include <QStatusBar>

#include <vector>

class QLabel;
class QPushButton;

namespace poolhouse::ui {

class ToneIcon;

/// What the window is connected to, how old the figures are, the API's budget and what is changing.
/// Object names: "statusConnection", "statusTone", "statusAge", "statusBudget", "statusChanges",
/// "statusChangesTone".
class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void show(const StatusTexts& texts);
    void show(std::vector<ChangeUnderWay> changes);

Q_SIGNALS:
    void clusterChosen(const poolhouse::core::ClusterId& id); ///< one that changes without this console
    void activityChosen(const QString& operation);            ///< empty: several, all of this console

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void openChanges();
    void choose(const ChangeUnderWay& change);
    [[nodiscard]] bool allOurs() const;

    ToneIcon* m_tone = nullptr;
    QLabel* m_connection = nullptr;
    QLabel* m_age = nullptr;
    QLabel* m_budget = nullptr;
    ToneIcon* m_changesTone = nullptr;
    QPushButton* m_changesButton = nullptr;
    std::vector<ChangeUnderWay> m_changes;
};

} // namespace poolhouse::ui
