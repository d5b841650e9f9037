// SPDX-License-Identifier: GPL-3.0-or-later
// What the planner writes beside its drawing and changes with each step of a drag.
#include "tests/support/test_main.h"
#include "ui/planner/answer_card.h"
#include "ui/widgets/span_label.h"
#include "ui/widgets/text_label.h"

#include <QImage>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using ui::PlanWarnings;
using ui::SpanLabel;

namespace {

std::vector<views::FormWarning> warningsOf(const QStringList& sentences) {
    std::vector<views::FormWarning> warnings;
    for (const auto& sentence : sentences) {
        warnings.push_back({sentence});
    }
    return warnings;
}

/// From top to bottom, as seen.
QStringList shownIn(const PlanWarnings& card) {
    auto labels = card.findChildren<ui::TextLabel*>(QRegularExpression(QStringLiteral("planWarning\\..*")));
    labels.removeIf([](const ui::TextLabel* label) { return !label->isVisible(); });
    std::sort(labels.begin(), labels.end(), [&card](const ui::TextLabel* a, const ui::TextLabel* b) {
        return a->mapTo(&card, QPoint()).y() < b->mapTo(&card, QPoint()).y();
    });
    QStringList sentences;
    for (const auto* label : labels) {
        sentences << label->text();
    }
    return sentences;
}

QImage picture(QWidget& widget) {
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    widget.render(&image);
    return image;
}

} // namespace

class PlannerLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void warningsAreThoseOfThePlanInTheirOrder();
    void aWarningThatStaysKeepsItsRow();
    void theGravestAreShownWhereRoomIsShort();
    void theTextWrapsAndIsReadAsAWhole();
    void emphasisIsSeen();
    void aLargerFontNeedsMoreRoom();
    void textKeepsItsDirectionInAMirroredWindow();
    void aWrappedTextIsAsHighAsItIs();
};

void PlannerLabels::warningsAreThoseOfThePlanInTheirOrder() {
    PlanWarnings card;
    card.resize(400, 400);
    const QStringList steps[] = {{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                                 {QStringLiteral("b"), QStringLiteral("c")},
                                 {QStringLiteral("b"), QStringLiteral("new"), QStringLiteral("c"), QStringLiteral("d")},
                                 {QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("b")},
                                 {QStringLiteral("other")},
                                 {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}};
    for (const auto& sentences : steps) {
        card.showWarnings(warningsOf(sentences));
        card.show();
        QCoreApplication::sendPostedEvents(); // the layout
        QCOMPARE(shownIn(card), sentences);
    }
    card.showWarnings({});
    QVERIFY(!card.isVisible());
}

/// With dozens of warnings, an edit does not lay out all of them again.
void PlannerLabels::aWarningThatStaysKeepsItsRow() {
    PlanWarnings card;
    card.showWarnings(warningsOf({QStringLiteral("a"), QStringLiteral("b")}));
    const auto* row = card.findChild<QWidget*>(QStringLiteral("planWarning.1"));
    card.showWarnings(warningsOf({QStringLiteral("b")}));
    QCOMPARE(card.findChild<QWidget*>(QStringLiteral("planWarning.0")), row);
}

void PlannerLabels::theGravestAreShownWhereRoomIsShort() {
    PlanWarnings card;
    card.showAtMost(2);
    auto warnings = warningsOf({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")});
    warnings[3].tone = text::Tone::Bad;
    card.showWarnings(warnings);
    card.show();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(shownIn(card), (QStringList{QStringLiteral("d"), QStringLiteral("a")}));
    const auto* more = card.findChild<ui::TextLabel*>(QStringLiteral("moreWarnings"));
    QCOMPARE(more->text(), QStringLiteral("2 more are in the review."));
    warnings.resize(2);
    card.showWarnings(warnings);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(shownIn(card), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(!more->isVisible());
}

void PlannerLabels::theTextWrapsAndIsReadAsAWhole() {
    SpanLabel label;
    label.showSpans({{QStringLiteral("Add reads: "), false}, {QStringLiteral("$750.00/month"), true}});
    QCOMPARE(label.accessibleName(), QStringLiteral("Add reads: $750.00/month"));
    const int line = label.fontMetrics().lineSpacing();
    QVERIFY(label.heightForWidth(1000) < 2 * line);
    QVERIFY(label.heightForWidth(label.minimumSizeHint().width()) >= 2 * line);
    QVERIFY(label.minimumSizeHint().width() >= label.fontMetrics().horizontalAdvance(QStringLiteral("month")));
}

void PlannerLabels::emphasisIsSeen() {
    SpanLabel plain, strong;
    // In many fonts, bold figures are as wide as others.
    plain.showSpans({{QStringLiteral("web-reads"), false}});
    strong.showSpans({{QStringLiteral("web-reads"), true}});
    for (auto* label : {&plain, &strong}) {
        label->resize(200, 30);
    }
    QVERIFY(picture(plain) != picture(strong));
    QVERIFY(strong.sizeHint().width() > plain.sizeHint().width());
}

void PlannerLabels::aLargerFontNeedsMoreRoom() {
    SpanLabel label;
    label.showSpans({{QStringLiteral("3 instances"), false}});
    const auto before = label.sizeHint();
    auto font = label.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    label.setFont(font);
    QVERIFY(label.sizeHint().width() > before.width() && label.sizeHint().height() > before.height());
}

/// "$750/month" is not read as "month/$750".
void PlannerLabels::textKeepsItsDirectionInAMirroredWindow() {
    SpanLabel mirrored, plain;
    mirrored.setLayoutDirection(Qt::RightToLeft);
    plain.setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (auto* label : {&mirrored, &plain}) {
        label->showSpans({{QStringLiteral("$450 \u2192 "), false}, {QStringLiteral("$750/month"), true}});
        label->resize(200, 30);
    }
    QCOMPARE(picture(mirrored), picture(plain));
}

void PlannerLabels::aWrappedTextIsAsHighAsItIs() {
    constexpr int wide = 120;
    ui::TextLabel label(ui::TextStyle::Body, QStringLiteral("Short."));
    label.setWrapping();
    const int line = label.heightForWidth(wide);
    label.setText(QStringLiteral("A sentence that needs several lines where it is so narrow."));
    const int lines = label.heightForWidth(wide);
    QVERIFY(lines >= 3 * line);
    QVERIFY(label.heightForWidth(3 * wide) < lines);
    QCOMPARE(label.heightForWidth(wide), lines);
    label.setContentsMargins(0, 10, 0, 10);
    QCOMPARE(label.heightForWidth(wide), lines + 20);
    label.setContentsMargins({});
    label.setFixedHeight(2 * lines);
    QCOMPARE(label.heightForWidth(wide), 2 * lines);
    label.setFixedHeight(line);
    QCOMPARE(label.heightForWidth(wide), lines);
    auto larger = label.font();
    larger.setPointSizeF(2 * larger.pointSizeF());
    label.setFont(larger);
    QVERIFY(label.heightForWidth(wide) > lines);
}

POOLHOUSE_WIDGET_TEST(PlannerLabels)
#include "tst_planner_labels.moc"
