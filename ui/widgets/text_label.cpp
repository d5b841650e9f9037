// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr std::size_t mostKnownHeights = 16;

} // namespace

QString toolTipText(const QString& text) {
    constexpr int longTip = 72;
    if (text.size() <= longTip && !Qt::mightBeRichText(text)) {
        return text;
    }
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

TextLabel::TextLabel(TextStyle style, QWidget* parent) : QLabel(parent), m_style(style) {
    setTextFormat(Qt::PlainText);
    align(m_alignment);
    restyle();
}

TextLabel::TextLabel(TextStyle style, const QString& text, QWidget* parent) : TextLabel(style, parent) {
    setText(text);
}

void TextLabel::showText(const QString& text, bool hideEmpty) {
    if (text != this->text()) {
        setText(text);
        updateGeometry();
    }
    if (hideEmpty) {
        setVisible(!text.isEmpty());
    }
}

void TextLabel::setDim(bool dim) {
    if (m_dim != dim) {
        m_dim = dim;
        setForegroundRole(dim ? QPalette::PlaceholderText : QPalette::WindowText);
    }
}

void TextLabel::setTone(std::optional<text::Tone> tone) {
    if (m_tone != tone) {
        m_tone = tone;
        update();
    }
}

void TextLabel::setWrapping() {
    setWordWrap(true);
    m_heights.clear();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    align(Qt::AlignTop | Qt::AlignLeading);
}

void TextLabel::align(Qt::Alignment alignment) {
    m_alignment = alignment;
    setAlignment(QStyle::visualAlignment(layoutDirection(), alignment) | Qt::AlignAbsolute);
}

void TextLabel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_widestOf.clear();
        m_widestWord = 0;
        m_heights.clear();
    }
    if (event->type() == QEvent::LayoutDirectionChange) {
        align(m_alignment);
    }
    QLabel::changeEvent(event);
}

void TextLabel::setSelectable() {
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setCursor(Qt::IBeamCursor);
}

void TextLabel::setEllipsis(int lines) {
    m_lines = lines;
    if (lines > 1) {
        setWrapping();
    }
    updateGeometry();
}

void TextLabel::setExplanation(const QString& text) {
    setToolTip(toolTipText(text));
    setSpokenDescription(this, text);
}

QSize TextLabel::minimumSizeHint() const {
    QSize size = QLabel::minimumSizeHint();
    if (m_lines > 0) {
        size.setWidth(std::min(size.width(), fontMetrics().averageCharWidth() * 6));
        size.setHeight(std::min(size.height(), mostHeight()));
    } else if (wordWrap()) {
        // Minimum width is the longest word, so that none is clipped.
        const QMargins margins = contentsMargins();
        size.setWidth(widestWord() + margins.left() + margins.right() + 2);
    }
    return size;
}

int TextLabel::widestWord() const {
    if (m_widestOf != text()) {
        m_widestOf = text();
        m_widestWord = 0;
        static const QRegularExpression spaces(QStringLiteral("\\s+"));
        for (const QString& word : m_widestOf.split(spaces)) {
            m_widestWord = std::max(m_widestWord, fontMetrics().horizontalAdvance(word));
        }
    }
    return m_widestWord;
}

int TextLabel::mostHeight() const {
    const QMargins margins = contentsMargins();
    return m_lines * fontMetrics().lineSpacing() + margins.top() + margins.bottom() + 1;
}

/// Like QLabel's, which breaks lines again on each call and includes the minimum size.
int TextLabel::wholeHeight(int width) const {
    if (m_heightsOf != text() || m_heightsFrom != minimumSize() || m_heights.size() >= mostKnownHeights) {
        m_heightsOf = text();
        m_heightsFrom = minimumSize();
        m_heights.clear();
    }
    const auto [at, added] = m_heights.try_emplace(width, 0);
    if (added) {
        at->second = QLabel::heightForWidth(width);
    }
    return at->second;
}

int TextLabel::heightForWidth(int width) const {
    const int whole = wholeHeight(width);
    return m_lines > 1 ? std::min(whole, mostHeight()) : whole;
}

bool TextLabel::isElided() const {
    if (m_lines > 1) {
        return wholeHeight(width()) > mostHeight();
    }
    return m_lines == 1 && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

bool TextLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange) {
        restyle();
    } else if (event->type() == QEvent::ContentsRectChange) {
        m_heights.clear();
    } else if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), toolTipText(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void TextLabel::paintEvent(QPaintEvent* event) {
    const bool plain = selectedText().isEmpty() && !hasFocus();
    if (!plain || (!isElided() && !m_tone)) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    if (m_lines > 1 && isElided()) {
        paintLines(painter);
        return;
    }
    const QRect content = contentsRect();
    const int flags = static_cast<int>(alignment()) | (wordWrap() ? Qt::TextWordWrap : Qt::TextSingleLine);
    painter.setPen(textColor());
    painter.drawText(content, flags,
                     isElided() ? fontMetrics().elidedText(text(), Qt::ElideRight, content.width()) : text());
}

/// All lines but the last as they wrap, then the rest, elided.
void TextLabel::paintLines(QPainter& painter) const {
    const QRect content = contentsRect();
    painter.setPen(textColor());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text(), font());
    layout.setTextOption(option);
    layout.beginLayout();
    int y = content.top();
    for (int each = 1; each <= m_lines; ++each, y += fontMetrics().lineSpacing()) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(content.width());
        const int start = line.textStart();
        const QString shown = each < m_lines
                                  ? text().mid(start, line.textLength()).trimmed()
                                  : fontMetrics().elidedText(text().mid(start), Qt::ElideRight, content.width());
        painter.drawText(QRect(content.left(), y, content.width(), fontMetrics().height()),
                         static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
    }
    layout.endLayout();
}

QColor TextLabel::textColor() const {
    return m_tone ? Theme::of(palette()).tone(*m_tone).text : palette().color(foregroundRole());
}

void TextLabel::restyle() {
    setFont(styled(QApplication::font(), m_style));
}

TextLabel* hiddenNote(const char* name, QWidget* parent) {
    auto* note = new TextLabel(TextStyle::Small, parent);
    note->setObjectName(QLatin1String(name));
    note->setWrapping();
    note->setDim();
    note->hide();
    return note;
}

} // namespace poolhouse::ui
