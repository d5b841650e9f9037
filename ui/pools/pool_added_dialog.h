// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QVBoxLayout;

namespace poolhouse::views {
struct PoolAdded;
}

namespace poolhouse::ui {

/// What comes next for a new pool: its endpoint and the commands that attach and try it, each with a button that copies
/// it. Does not block the window; deletes itself. Object names "poolAddedDialog", "poolAddedTitle", "poolAddedIntro",
/// "endpointText", "copyEndpoint", "attachText", "copyAttach", "psqlText", "copyPsql".
class PoolAddedDialog : public QDialog {
    Q_OBJECT
public:
    PoolAddedDialog(const views::PoolAdded& added, QWidget* parent);

Q_SIGNALS:
    void copyRequested(const QString& text);

private:
    void addLine(QVBoxLayout& column, const QString& name, const QString& label, const QString& text,
                 const QString& copy);
};

} // namespace poolhouse::ui
