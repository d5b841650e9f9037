// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_notice.h"

#include "ui/widgets/skeleton_block.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int noticeWidth = 520;
constexpr int skeletonRows = 8;
constexpr int skeletonColumns[] = {24, 14, 10, 16, 8, 10, 8};

} // namespace

BoardNotice::BoardNotice(QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(TextStyle::Strong, this)),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_button(new QPushButton(this)) {
    setObjectName(QStringLiteral("boardNotice"));
    m_title->setObjectName(QStringLiteral("boardNoticeTitle"));
    m_text->setObjectName(QStringLiteral("boardNoticeText"));
    for (TextLabel* label : {m_title, m_text}) {
        label->setWrapping();
        label->setAlignment(Qt::AlignHCenter);
    }
    m_text->setDim();
    auto* column = new QWidget(this);
    column->setMaximumWidth(noticeWidth);
    auto* inside = new QVBoxLayout(column);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    inside->addWidget(m_title);
    inside->addWidget(m_text);
    inside->addSpacing(8);
    inside->addWidget(m_button, 0, Qt::AlignHCenter);
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column, 1000);
    centred->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &BoardNotice::buttonClicked);
}

void BoardNotice::showNotice(const QString& title, const QString& text, const QString& button,
                             const QString& buttonName) {
    m_title->showText(title);
    m_text->showText(text, true);
    m_button->setText(button);
    m_button->setObjectName(buttonName);
    m_button->setVisible(!button.isEmpty());
}

BoardSkeleton::BoardSkeleton(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("boardLoading"));
    setAccessibleName(tr("Loading the fleet"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(20);
    for (int row = 0; row < skeletonRows; ++row) {
        int column = 0;
        for (int characters : skeletonColumns) {
            grid->addWidget(new SkeletonBlock(characters, row == 0 ? 0.7 : 1.0, this), row, column++, Qt::AlignLeft);
        }
    }
    grid->setColumnStretch(static_cast<int>(std::size(skeletonColumns)), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addLayout(grid);
    layout->addStretch(1);
}

} // namespace poolhouse::ui
