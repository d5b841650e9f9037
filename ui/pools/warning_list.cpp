// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/warning_list.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

QWidget* warningRow(const views::FormWarning& warning, int number, QWidget* parent) {
    auto* text = new TextLabel(TextStyle::Body, warning.sentence, parent);
    text->setObjectName(QStringLiteral("warning.%1").arg(number));
    return tintedText(text, warning.tone, parent);
}

bool sameKind(const std::vector<views::FormWarning>& a, const std::vector<views::FormWarning>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const views::FormWarning& left, const views::FormWarning& right) {
                          return left.tone == right.tone && left.acceptance == right.acceptance;
                      });
}

} // namespace

WarningList::WarningList(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_accept(new QCheckBox(this)) {
    setObjectName(QStringLiteral("warningList"));
    m_accept->setObjectName(QStringLiteral("acceptWarnings"));
    m_accept->setText(tr("I accept that connections may be closed or &rejected"));
    m_accept->setMinimumHeight(metrics::target);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::grid);
    m_column->addWidget(m_accept);
    m_accept->hide();
    hide();
    connect(m_accept, &QCheckBox::toggled, this, &WarningList::acceptanceChanged);
}

void WarningList::showWarnings(const std::vector<views::FormWarning>& warnings, bool sameDraft) {
    const bool acceptanceHolds = sameDraft && sameKind(warnings, m_warnings);
    if (!acceptanceHolds) {
        const QSignalBlocker quiet(m_accept);
        m_accept->setChecked(false);
    }
    if (warnings == m_warnings) {
        return;
    }
    m_warnings = warnings;
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const auto& warning : warnings) {
        auto* row = warningRow(warning, static_cast<int>(m_rows.size()), this);
        m_column->insertWidget(static_cast<int>(m_rows.size()), row);
        m_rows.push_back(row);
    }
    m_accept->setVisible(std::any_of(warnings.begin(), warnings.end(),
                                     [](const views::FormWarning& warning) { return warning.acceptance; }));
    setVisible(!warnings.empty());
    if (!warnings.empty() && !acceptanceHolds) {
        setSpokenDescription(this, warnings.front().sentence);
        announce(this, warnings.front().sentence);
    }
}

void WarningList::setAcceptance(const QString& text) {
    m_accept->setText(text);
}

bool WarningList::accepted() const {
    return m_accept->isHidden() || m_accept->isChecked();
}

} // namespace poolhouse::ui
