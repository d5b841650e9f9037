// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/destroy_pool_dialog.h"

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
#include "ui/widgets/tint_frame.h"

#include <QCursor>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QShowEvent>
#include <QVBoxLayout>

namespace poolhouse::ui {

DestroyPoolDialog::DestroyPoolDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                                     std::string pool, QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent), m_pool(std::move(pool)) {
    setObjectName(QStringLiteral("destroyPoolDialog"));
    build();
    showForm();
    showButtons();
    updateStyle();
    m_phrase->setFocus(Qt::OtherFocusReason);
}

void DestroyPoolDialog::build() {
    setTitle(tr("Destroy follower pool"));
    auto* page = new QWidget;
    m_title = new TextLabel(TextStyle::Heading, page);
    m_title->setObjectName(QStringLiteral("destroyTitle"));
    m_title->setWrapping();
    m_consequence = new TextLabel(TextStyle::Body, page);
    m_consequence->setObjectName(QStringLiteral("destroyConsequence"));
    m_consequence->setWrapping();
    m_consequence->setDim();
    m_facts = new FactList(page);
    m_warnings = new WarningList(page);
    auto* box = new TintFrame(text::Tone::Attention, page);
    auto* instead = new QLabel(box);
    m_instead = instead;
    instead->installEventFilter(this);
    instead->setObjectName(QStringLiteral("scaleToZero"));
    instead->setWordWrap(true);
    instead->setTextFormat(Qt::RichText);
    instead->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    instead->setFocusPolicy(Qt::TabFocus);
    instead->setAccessibleName(tr("To stop paying and keep the endpoint, scale it to 0 instances instead."));
    auto* boxRow = new QHBoxLayout(box);
    boxRow->setContentsMargins(15, 12, 15, 12);
    boxRow->addWidget(instead);
    m_alternative = box;
    m_phraseLabel = new QLabel(page);
    m_phraseLabel->setObjectName(QStringLiteral("phraseLabel"));
    m_phraseLabel->setTextFormat(Qt::RichText);
    m_phraseLabel->setWordWrap(true);
    m_phraseLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_phrase = new PhraseField(page);
    m_phrase->setObjectName(QStringLiteral("phraseField"));
    m_mismatch = new FieldProblem(QStringLiteral("phraseProblem"), page);

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_consequence);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(new AlarmSign(page), 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addSpacing(6);
    column->addWidget(m_facts);
    column->addWidget(m_warnings);
    column->addSpacing(6);
    column->addWidget(m_alternative);
    column->addSpacing(4);
    column->addWidget(m_phraseLabel);
    column->addWidget(m_phrase);
    column->addWidget(m_mismatch);
    column->addStretch(1);
    auto* outer = new QVBoxLayout(body());
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolled(page, body()));
    setTabOrder(m_phrase, cancelButton());
    setTabOrder(cancelButton(), submitButton());
    resizeWithinScreen(*this, {622, 400});
    connect(instead, &QLabel::linkActivated, this, [this] {
        Q_EMIT scaleToZeroRequested(cluster(), QString::fromStdString(m_pool));
        reject();
    });
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

bool DestroyPoolDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_instead && event->type() == QEvent::FocusIn) {
        // Select the link text to show the focus.
        const auto text = m_instead->text();
        const auto tag = text.indexOf(QLatin1String("<a "));
        const auto words = text.indexOf(QLatin1Char('>'), tag) + 1;
        m_instead->setSelection(static_cast<int>(tag), static_cast<int>(text.indexOf(QLatin1String("</a>")) - words));
    }
    if (watched == m_instead && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            Q_EMIT m_instead->linkActivated(QStringLiteral("scale"));
            return true;
        }
    }
    return ChangeDialog::eventFilter(watched, event);
}

void DestroyPoolDialog::updateStyle() {
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
    // Rich text does not follow the palette: rebuild the link with the current colour.
    const auto link = QStringLiteral("<a href=\"scale\" style=\"color: %1\">").arg(theme.accent.name());
    m_instead->setText(
        tr("To stop paying and keep the endpoint, %1scale it to 0 instances instead%2.", "a link between")
            .arg(link, QStringLiteral("</a>")));
}

void DestroyPoolDialog::changeEvent(QEvent* event) {
    ChangeDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_phrase != nullptr) {
        updateStyle();
    }
}

void DestroyPoolDialog::showForm() {
    auto form = views::destroyForm(snapshot(), m_pool, m_typed);
    if (!form) {
        return;
    }
    m_form = std::move(form);
    m_title->showText(m_form->title);
    m_consequence->showText(m_form->consequence);
    m_facts->showFacts(m_form->facts);
    m_warnings->showWarnings(m_form->warnings, true);
    m_alternative->setVisible(m_form->canScaleToZero);
    m_phraseLabel->setText(tr("Type <b>%1</b> to confirm").arg(m_form->phrase.toHtmlEscaped()));
    m_phrase->setAccessibleName(tr("Type %1 to confirm").arg(m_form->phrase));
    m_mismatch->showProblem(m_form->mismatch);
    setVerb(m_form->verb);
    if (!busy()) {
        cancelButton()->setText(tr("&Keep the pool"));
    }
}

std::vector<core::Change> DestroyPoolDialog::changes() const {
    return m_form ? m_form->changes : std::vector<core::Change>{};
}

std::optional<QString> DestroyPoolDialog::whyNot() const {
    if (!m_form) {
        return tr("The pool no longer exists.");
    }
    return m_form->confirmed ? std::nullopt : std::optional(tr("Type %1 first.").arg(m_form->phrase));
}

bool DestroyPoolDialog::stillThere(const core::ClusterInfo& info) const {
    return info.findPool(m_pool) != nullptr;
}

void DestroyPoolDialog::showEvent(QShowEvent* event) {
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
