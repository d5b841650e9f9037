// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace poolhouse::ui {

/// Takes the second-factor code of an operation that waits for one. Object names "twoFactorCode", "sendTwoFactorCode".
class TwoFactorField : public QWidget {
    Q_OBJECT
public:
    explicit TwoFactorField(QWidget* parent = nullptr);

    void clear();
    void selectAll(); ///< typing replaces the code

Q_SIGNALS:
    void codeEntered(const QString& code); ///< not empty

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void sendCode();

    QLineEdit* m_code;
    QPushButton* m_send;
};

} // namespace poolhouse::ui
