// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/two_factor_field.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace poolhouse::ui {

TwoFactorField::TwoFactorField(QWidget* parent)
    : QWidget(parent), m_code(new QLineEdit(this)), m_send(new QPushButton(tr("&Send the code"), this)) {
    m_code->setObjectName(QStringLiteral("twoFactorCode"));
    m_code->setAccessibleName(tr("Two-factor code"));
    m_code->setPlaceholderText(tr("Code"));
    m_code->setMaxLength(16);
    m_code->setMaximumWidth(160);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    m_code->installEventFilter(this);
    m_send->setObjectName(QStringLiteral("sendTwoFactorCode"));
    m_send->setAutoDefault(false);
    m_send->setEnabled(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_code);
    row->addWidget(m_send);
    row->addStretch(1);
    setFocusProxy(m_code);
    connect(m_send, &QPushButton::clicked, this, &TwoFactorField::sendCode);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_send->setEnabled(!text.trimmed().isEmpty()); });
}

void TwoFactorField::clear() {
    m_code->clear();
}

void TwoFactorField::selectAll() {
    m_code->selectAll();
}

bool TwoFactorField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_code && event->type() == QEvent::KeyPress) {
        // Enter must not reach the default button of a dialog, which withdraws the change.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            sendCode();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TwoFactorField::sendCode() {
    const auto code = m_code->text().trimmed();
    if (!code.isEmpty()) {
        Q_EMIT codeEntered(code);
    }
}

} // namespace poolhouse::ui
