// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pool_added_dialog.h"

#include "models/views/pool_added.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int usualWidth = 720;

} // namespace

PoolAddedDialog::PoolAddedDialog(const views::PoolAdded& added, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("poolAddedDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Next steps"));
    auto* title = new TextLabel(TextStyle::Heading, added.title, this);
    title->setObjectName(QStringLiteral("poolAddedTitle"));
    title->setWrapping();
    auto* intro = new TextLabel(TextStyle::Body, added.intro, this);
    intro->setObjectName(QStringLiteral("poolAddedIntro"));
    intro->setWrapping();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(intro);
    addLine(*column, QStringLiteral("attach"), tr("Attach it with the Heroku CLI"), added.attachCommand,
            tr("Copy &attach command"));
    addLine(*column, QStringLiteral("psql"), tr("Then connect with psql"), added.psqlCommand, tr("Copy &psql command"));
    addLine(*column, QStringLiteral("endpoint"), tr("Endpoint of the pool"),
            added.endpoint.isEmpty() ? tr("not reported yet") : added.endpoint, tr("Copy &endpoint"));
    findChild<QPushButton*>(QStringLiteral("copyEndpoint"))->setEnabled(!added.endpoint.isEmpty());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addStretch(1);
    column->addWidget(buttons);
    findChild<QPushButton*>(QStringLiteral("copyAttach"))->setFocus();
    resizeWithinScreen(*this, {usualWidth, heightForWidth(usualWidth)});
}

void PoolAddedDialog::addLine(QVBoxLayout& column, const QString& name, const QString& label, const QString& text,
                              const QString& copy) {
    auto* heading = new TextLabel(TextStyle::Strong, label, this);
    auto* line = new TextLabel(TextStyle::Body, text, this);
    line->setObjectName(name + QStringLiteral("Text"));
    line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    line->setWrapping(); // a command is never cut
    line->setSelectable();
    auto* button = new QPushButton(copy, this);
    button->setObjectName(QStringLiteral("copy") + name.left(1).toUpper() + name.mid(1));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, text] { Q_EMIT copyRequested(text); });
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(line, 1);
    row->addWidget(button);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(metrics::halfGrid);
    lines->addWidget(heading);
    lines->addLayout(row);
    column.addLayout(lines);
}

} // namespace poolhouse::ui
