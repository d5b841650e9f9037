// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/confirm_dialog.h"

#include "models/fleet/store.h"
#include "ui/pools/alarm_sign.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/warning_list.h"
#include "ui/pools/window_placement.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/phrase_field.h"
#include "ui/widgets/text_label.h"

#include <QCursor>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QShowEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

ConfirmDialog::ConfirmDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                             const QString& name, QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent),
      m_page(new QWidget),
      m_title(new TextLabel(TextStyle::Heading, m_page)),
      m_consequence(new TextLabel(TextStyle::Body, m_page)) {
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_title->setWrapping();
    m_consequence->setObjectName(name + QStringLiteral("Consequence"));
    m_consequence->setWrapping();
    m_consequence->setDim();
    auto* outer = new QVBoxLayout(body());
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolled(m_page, body()));
}

void ConfirmDialog::build(QWidget* alternative) {
    m_facts = new FactList(m_page);
    m_warnings = new WarningList(m_page);
    m_phraseLabel = new QLabel(m_page);
    m_phraseLabel->setObjectName(QStringLiteral("phraseLabel"));
    m_phraseLabel->setTextFormat(Qt::RichText);
    m_phraseLabel->setWordWrap(true);
    m_phraseLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_phrase = new PhraseField(m_page);
    m_phrase->setObjectName(QStringLiteral("phraseField"));
    m_mismatch = new FieldProblem(QStringLiteral("phraseProblem"), m_page);

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_consequence);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    m_sign = new AlarmSign(m_page);
    head->addWidget(m_sign, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addSpacing(6);
    column->addWidget(m_facts);
    column->addWidget(m_warnings);
    if (alternative != nullptr) {
        column->addSpacing(6);
        column->addWidget(alternative);
    }
    column->addSpacing(4);
    column->addWidget(m_phraseLabel);
    column->addWidget(m_phrase);
    column->addWidget(m_mismatch);
    column->addStretch(1);
    setTabOrder(m_phrase, cancelButton());
    setTabOrder(cancelButton(), submitButton());
    resizeWithinScreen(*this, {622, 400});
    connect(m_phrase, &PhraseField::confirmRequested, this, [this] {
        if (submitButton()->isEnabled()) {
            submitButton()->click();
        } else {
            m_mismatch->showProblem(busy() ? std::nullopt : whyNot());
        }
    });
    connect(m_phrase, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_typed = typed;
        showForm();
        showButtons();
    });
}

void ConfirmDialog::showContent(const Content& content) {
    m_title->showText(content.title);
    m_consequence->showText(content.consequence);
    m_facts->showFacts(content.facts);
    auto warnings = content.warnings;
    if (!m_changed.isEmpty()) {
        warnings.insert(warnings.begin(), {m_changed, text::Tone::Attention, false});
    }
    m_warnings->showWarnings(warnings, true);
    const bool typing = !content.phrase.isEmpty();
    m_phraseLabel->setVisible(typing);
    m_phrase->setVisible(typing);
    m_phraseLabel->setText(tr("Type <b>%1</b> to confirm").arg(content.phrase.toHtmlEscaped()));
    m_phrase->setAccessibleName(tr("Type %1 to confirm").arg(content.phrase));
    m_mismatch->showProblem(content.mismatch);
    setVerb(content.verb);
    if (!busy()) {
        cancelButton()->setText(content.keep);
    }
}

bool ConfirmDialog::confirmOnly(const QString& subject, const QString& changed) {
    const bool another = m_subject && *m_subject != subject;
    m_subject = subject;
    if (!another || m_typed.isEmpty()) {
        return false;
    }
    dropTyped();
    m_changed = changed;
    return true;
}

/// Without a trace: undoing the edit would bring it back.
void ConfirmDialog::dropTyped() {
    const QSignalBlocker blocked(m_phrase);
    m_phrase->setText({});
    m_typed.clear();
}

void ConfirmDialog::focusFirst() {
    (m_phrase->isHidden() ? static_cast<QWidget*>(cancelButton()) : m_phrase)->setFocus(Qt::OtherFocusReason);
}

void ConfirmDialog::setAlarming(bool alarming) {
    m_alarming = alarming;
    m_sign->setVisible(alarming);
    submitButton()->setProperty("primary", !alarming);
    updateStyle();
}

void ConfirmDialog::updateStyle() {
    if (!m_alarming) {
        submitButton()->setStyleSheet({});
        return;
    }
    const Theme& theme = Theme::of(palette());
    // Dark enough for white text in both schemes.
    const QColor red = legible(QColor(0xB4, 0x2B, 0x1C), Qt::white, 4.5);
    const QColor faint = mixed(red, theme.window, 0.45);
    const auto style =
        QStringLiteral("QPushButton { color: #ffffff; background: %1; border: 1px solid %1; font-weight: 600; }"
                       "QPushButton:hover { background: %2; }"
                       "QPushButton:focus { border: 2px solid %3; }"
                       "QPushButton:disabled { color: %4; background: %5; border-color: %5; }")
            .arg(red.name(), mixed(QColor(Qt::black), red, 0.15).name(), theme.text.name(),
                 legible(theme.window, faint, 3).name(), faint.name());
    if (submitButton()->styleSheet() != style) {
        submitButton()->setStyleSheet(style);
    }
}

void ConfirmDialog::changeEvent(QEvent* event) {
    ChangeDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_phrase != nullptr) {
        updateStyle();
    }
}

void ConfirmDialog::showEvent(QShowEvent* event) {
    ChangeDialog::showEvent(event);
    if (event->spontaneous()) {
        return;
    }
    const QRect button(submitButton()->mapTo(this, QPoint()), submitButton()->size());
    const QRect available = screen() != nullptr ? screen()->availableGeometry() : QRect();
    const QPoint place = placeAwayFrom(geometry(), button, QCursor::pos(), available);
    if (place != geometry().topLeft()) {
        move(pos() + place - geometry().topLeft());
    }
}

} // namespace poolhouse::ui
