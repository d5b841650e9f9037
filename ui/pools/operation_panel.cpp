// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/operation_panel.h"

#include "ui/pools/two_factor_field.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

using text::Tone;
using Stage = views::OperationNote::Stage;

OperationPanel::OperationPanel(QWidget* parent)
    : TintFrame(Tone::Neutral, parent),
      m_icon(new ToneIcon(this)),
      m_what(new TextLabel(TextStyle::Strong, this)),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_detail(new TextLabel(TextStyle::Small, this)),
      m_details(new QPushButton(tr("Details"), this)),
      m_useNew(new QPushButton(tr("&Use the new figures"), this)),
      m_code(new TwoFactorField(this)) {
    setObjectName(QStringLiteral("operationPanel"));
    const std::pair<QWidget*, const char*> names[] = {{m_what, "operationWhat"},
                                                      {m_text, "operationText"},
                                                      {m_detail, "operationDetail"},
                                                      {m_details, "operationDetails"},
                                                      {m_useNew, "useNewFigures"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    for (TextLabel* label : {m_what, m_text, m_detail}) {
        label->setWrapping();
        label->setSelectable();
    }
    for (QPushButton* button : {m_details, m_useNew}) {
        button->setAutoDefault(false);
    }
    m_details->setCheckable(true);
    m_details->setAccessibleDescription(tr("Shows details for a problem report."));
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::halfGrid);
    words->addWidget(m_what);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    words->addWidget(m_code);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_details, 0, Qt::AlignTop);
    row->addWidget(m_useNew, 0, Qt::AlignTop);
    connect(m_details, &QPushButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_useNew, &QPushButton::clicked, this, &OperationPanel::newFiguresRequested);
    connect(m_code, &TwoFactorField::codeEntered, this, &OperationPanel::codeEntered);
    clear();
}

void OperationPanel::showMessage(const QString& what, const QString& text, Tone tone, bool code) {
    const bool announce = isHidden() || what != m_what->text();
    setTone(tone);
    m_icon->showTone(tone);
    m_what->showText(what, true);
    m_text->showText(text, true);
    setSpokenName(this, what);
    setSpokenDescription(this, text);
    m_useNew->hide();
    m_code->setVisible(code); // hiding it in between would move the focus
    m_details->hide();
    show();
    if (announce) {
        m_details->setChecked(false);
        m_detail->hide();
        ui::announce(this, text.isEmpty() ? what : tr("%1. %2", "what happens, and the details").arg(what, text));
    }
}

void OperationPanel::showNote(const views::OperationNote& note) {
    const bool code = note.stage == Stage::TwoFactor;
    const bool asksAnew = code && (isHidden() || m_code->isHidden());
    const bool another = code && !asksAnew && note.text != m_text->text();
    showMessage(note.what, note.text, note.tone, code);
    m_detail->showText(note.detail);
    m_details->setVisible(!note.detail.isEmpty());
    m_detail->setVisible(!note.detail.isEmpty() && m_details->isChecked());
    if (another) {
        m_code->selectAll();
    }
    if (asksAnew) {
        m_code->clear();
        m_code->setFocus(Qt::OtherFocusReason);
    }
}

void OperationPanel::showDrift(const QString& what, const QStringList& differences, bool usable) {
    showMessage(what, differences.join(QLatin1Char('\n')), Tone::Attention);
    m_useNew->setVisible(usable);
}

void OperationPanel::clear() {
    for (QWidget* part : {static_cast<QWidget*>(m_useNew), static_cast<QWidget*>(m_code),
                          static_cast<QWidget*>(m_details), static_cast<QWidget*>(m_detail)}) {
        part->hide();
    }
    hide();
}

} // namespace poolhouse::ui
