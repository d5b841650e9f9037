// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace poolhouse::ui {

/// Shows a secret, read-only. Nothing of it can be selected: a selection could be dragged or pasted without the hint
/// that keeps it out of clipboard histories. The keys and the menu that copy ask for the whole text to be copied.
class SecretField : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget* parent = nullptr);

    void showSecret(const QString& secret); ///< from its beginning; empty: none

Q_SIGNALS:
    void copyRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

} // namespace poolhouse::ui
