// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr qsizetype mostVisited = 50;
constexpr int contentsPadding = 12;

} // namespace

HelpWindow::HelpWindow(std::vector<HelpPage> pages, QWidget* parent)
    : QWidget(parent, Qt::Window), m_pages(std::move(pages)) {
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help — Poolhouse"));
    setAttribute(Qt::WA_QuitOnClose, false);
    build();
    search();
    resizeWithinScreen(*this, {820, 620});
}

void HelpWindow::build() {
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_contents = new QListWidget(this);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_none = new QLabel(tr("No matches."), this);
    m_none->setObjectName(QStringLiteral("helpNone"));
    m_back = new QPushButton(tr("← Back"), this);
    m_back->setObjectName(QStringLiteral("helpBack"));
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("Back to the page read before (Alt+Left)"));
    m_text = new QTextBrowser(this);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(2 * metrics::grid);

    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(metrics::grid);
    column->addWidget(m_back, 0, Qt::AlignLeading);
    column->addWidget(m_search);
    column->addWidget(m_none);
    column->addWidget(m_contents, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(side);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 580});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);

    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_contents, &QListWidget::currentRowChanged, this, &HelpWindow::select);
    connect(m_back, &QPushButton::clicked, this, &HelpWindow::goBack);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        QString page = link.path();
        page.chop(page.endsWith(QLatin1String(".md")) ? 3 : 0);
        visit(page);
    });
}

QString HelpWindow::page() const {
    return m_visited.isEmpty() ? QString() : m_visited.constLast();
}

void HelpWindow::open(const QString& page) {
    if (!m_search->text().isEmpty()) {
        m_search->clear();
    }
    visit(page);
    if (m_visited.isEmpty() && !m_pages.empty()) {
        visit(m_pages.front().id);
    }
    show();
    raise();
    activateWindow();
    m_text->setFocus(Qt::OtherFocusReason);
}

void HelpWindow::visit(const QString& page) {
    const bool known =
        std::any_of(m_pages.begin(), m_pages.end(), [&page](const auto& each) { return each.id == page; });
    if (known && page != this->page()) {
        m_visited << page;
        if (m_visited.size() > mostVisited) {
            m_visited.removeFirst();
        }
    }
    showPage();
}

void HelpWindow::goBack() {
    if (m_visited.size() > 1) {
        m_visited.removeLast();
    }
    showPage();
}

void HelpWindow::showPage() {
    const auto at =
        std::find_if(m_pages.begin(), m_pages.end(), [this](const HelpPage& each) { return each.id == page(); });
    m_back->setEnabled(m_visited.size() > 1);
    if (at == m_pages.end()) {
        return;
    }
    m_text->setMarkdown(at->markdown);
    m_text->setAccessibleName(at->title);
    highlight();
    const QScopedValueRollback guard(m_listing, true);
    m_contents->setCurrentRow(-1);
    for (int row = 0; row < m_contents->count(); ++row) {
        if (m_contents->item(row)->data(Qt::UserRole).toString() == at->id) {
            m_contents->setCurrentRow(row);
        }
    }
}

void HelpWindow::search() {
    const auto found = searchHelp(m_pages, m_search->text());
    {
        const QScopedValueRollback guard(m_listing, true);
        m_contents->clear();
        for (const int index : found) {
            const auto& page = m_pages[static_cast<std::size_t>(index)];
            auto* item = new QListWidgetItem(page.title, m_contents);
            item->setData(Qt::UserRole, page.id);
            item->setSizeHint({0, m_contents->fontMetrics().height() + contentsPadding});
        }
    }
    m_none->setVisible(found.empty());
    const bool shown = std::any_of(found.begin(), found.end(),
                                   [this](int index) { return m_pages[static_cast<std::size_t>(index)].id == page(); });
    if (!shown && !found.empty() && !m_search->text().isEmpty()) {
        visit(m_pages[static_cast<std::size_t>(found.front())].id);
    } else {
        showPage();
    }
}

void HelpWindow::select(int row) {
    if (!m_listing && row >= 0) {
        visit(m_contents->item(row)->data(Qt::UserRole).toString());
    }
}

/// Marks every word of the search, and scrolls to the first.
void HelpWindow::highlight() {
    QList<QTextEdit::ExtraSelection> marks;
    const Theme& theme = Theme::of(palette());
    for (const QString& word : m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        for (auto at = m_text->document()->find(word); !at.isNull(); at = m_text->document()->find(word, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(theme.tone(text::Tone::Attention).background);
            mark.format.setForeground(theme.tone(text::Tone::Attention).text);
            marks << mark;
        }
    }
    m_text->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        auto first = marks.constFirst().cursor;
        first.clearSelection();
        m_text->setTextCursor(first);
        m_text->ensureCursorVisible();
    }
}

void HelpWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        m_search->text().isEmpty() ? static_cast<void>(close()) : m_search->clear();
    } else if (event->matches(QKeySequence::Back)) {
        goBack();
    } else if (event->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void HelpWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_text != nullptr) {
        showPage(); // colours of links and marks
    }
}

} // namespace poolhouse::ui
