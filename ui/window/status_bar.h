// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/status_controller.h"

#include <QStatusBar>

#include <vector>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;

/// The connection, the age of the figures, the API's budget, and the changes in progress. Of constant height. Where
/// there is not enough width the budget steps aside first, then names are elided.
/// Object names: "statusConnection", "statusTone", "statusAge", "statusBudget", "statusChanges",
/// "statusChangesTone".
class StatusBar : public QStatusBar, public StatusView {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setTexts(const StatusTexts& texts) override;
    void setChanges(std::vector<ChangeUnderWay> changes) override;

Q_SIGNALS:
    void clusterChosen(const poolhouse::core::ClusterId& id); ///< it changes without an operation of this console
    void activityChosen(const QString& operation);            ///< empty: several operations of this console

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void openChanges();
    void choose(const ChangeUnderWay& change);
    [[nodiscard]] bool allOurs() const;

    QWidget* m_line = nullptr; ///< all of the following
    ToneIcon* m_tone = nullptr;
    TextLabel* m_connection = nullptr;
    TextLabel* m_age = nullptr;
    TextLabel* m_budget = nullptr;
    ToneIcon* m_changesTone = nullptr;
    QPushButton* m_changesButton = nullptr;
    std::vector<ChangeUnderWay> m_changes;
};

} // namespace poolhouse::ui
