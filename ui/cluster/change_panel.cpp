// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/change_panel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/reserved_height.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

using text::Tone;

namespace {

constexpr int mostDetailLines = 2; ///< of the detail
constexpr int sideMargin = 10;
constexpr int endMargin = 4;
constexpr int detailGap = 2;

} // namespace

ChangePanel::ChangePanel(QWidget* parent)
    : TintFrame(Tone::Working, parent),
      m_icon(new ToneIcon(this)),
      m_what(new TextLabel(TextStyle::Body, this)),
      m_elapsed(new TextLabel(TextStyle::Small, this)),
      m_line(new ProgressLine(this)),
      m_detail(new TextLabel(TextStyle::Small, this)),
      m_code(new QLineEdit(this)),
      m_sendCode(new QPushButton(tr("Send"), this)),
      m_details(new QPushButton(tr("Details"), this)),
      m_dismiss(new QPushButton(tr("Dismiss"), this)) {
    setObjectName(QStringLiteral("changePanel"));
    const std::pair<QWidget*, const char*> names[] = {{m_what, "changeWhat"},       {m_elapsed, "changeElapsed"},
                                                      {m_line, "changeLine"},       {m_detail, "changeDetail"},
                                                      {m_details, "changeDetails"}, {m_dismiss, "changeDismiss"},
                                                      {m_code, "changeCode"},       {m_sendCode, "changeSendCode"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    m_what->setEllipsis();
    m_detail->setEllipsis(mostDetailLines);
    m_detail->setSelectable();
    m_elapsed->setDim();
    m_elapsed->align(Qt::AlignVCenter | Qt::AlignTrailing);
    m_line->setAccessibleName(tr("Progress of the change"));
    m_details->setToolTip(tr("Shows this change in Activity"));
    m_details->setAccessibleDescription(m_details->toolTip());
    m_code->setAccessibleName(tr("Two-factor code"));
    m_code->setPlaceholderText(tr("Code"));
    m_code->setMaxLength(16);
    m_code->setMaximumWidth(m_code->fontMetrics().averageCharWidth() * 12 + 16); // 6 digits, or the placeholder
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    m_sendCode->setAutoDefault(false);
    m_sendCode->setEnabled(false);
    for (QPushButton* button : {m_details, m_dismiss}) {
        button->setProperty("quiet", true);
        button->setAutoDefault(false);
    }

    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_icon);
    head->addWidget(m_what, 1);
    head->addWidget(m_elapsed);
    head->addWidget(m_code);
    head->addWidget(m_sendCode);
    head->addWidget(m_details);
    head->addWidget(m_dismiss);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(sideMargin, endMargin, sideMargin, endMargin);
    column->setSpacing(detailGap);
    column->addLayout(head);
    column->addWidget(m_line);
    column->addWidget(m_detail);
    column->addStretch(1);
    connect(m_sendCode, &QPushButton::clicked, this, &ChangePanel::sendCode);
    connect(m_code, &QLineEdit::returnPressed, this, &ChangePanel::sendCode);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_sendCode->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_details, &QPushButton::clicked, this, [this] {
        if (m_note) {
            Q_EMIT detailsRequested(QString::fromStdString(m_note->operation));
        }
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        if (m_note) {
            Q_EMIT dismissed(QString::fromStdString(m_note->operation));
        }
    });
    hide();
}

void ChangePanel::showChange(const std::optional<views::ChangeNote>& note, bool lineBelow) {
    if (note) {
        m_detail->setEllipsis(lineBelow || note->running ? 1 : mostDetailLines);
    }
    if (note == m_note) {
        return;
    }
    const bool announce = note && (!m_note || m_note->tone != note->tone);
    m_note = note;
    setVisible(note.has_value());
    if (!note) {
        return;
    }
    setTone(note->tone);
    m_icon->showTone(note->tone);
    m_what->showText(note->what);
    m_elapsed->showText(note->wantsCode ? QString() : note->elapsed, true);
    m_line->showShare(note->share);
    m_line->setVisible(note->running && note->tone == Tone::Working);
    m_detail->showText(note->detail, true);
    m_code->setVisible(note->wantsCode);
    m_sendCode->setVisible(note->wantsCode);
    // The status bar covers running changes; buttons appear only when user action is required.
    const bool needsAttention = note->tone != Tone::Working;
    m_details->setVisible(needsAttention && !note->wantsCode); // no room beside the code
    m_dismiss->setVisible(!note->running);
    setSpokenName(this, note->what);
    setSpokenDescription(this, note->detail);
    if (announce && needsAttention) {
        ui::announce(this, inWords());
    }
}

/// With the buttons, and a detail of so many lines. A row of text with the progress is lower.
int ChangePanel::heightOf(int lines) const {
    return 2 * endMargin + m_dismiss->sizeHint().height() + detailGap + lines * smallLineHeight() + 1;
}

int ChangePanel::heightWithLineBelow(int gapBelow) const {
    return std::max(heightOf(mostDetailLines), heightOf(1) + gapBelow + smallLineHeight());
}

void ChangePanel::sendCode() {
    const QString code = m_code->text().trimmed();
    if (m_note && !code.isEmpty()) {
        m_code->clear();
        Q_EMIT codeEntered(QString::fromStdString(m_note->operation), code);
    }
}

QString ChangePanel::inWords() const {
    return m_note ? m_note->what + (m_note->detail.isEmpty() ? QString() : QStringLiteral(". ") + m_note->detail)
                  : QString();
}

} // namespace poolhouse::ui
