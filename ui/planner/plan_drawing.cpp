// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/plan_drawing.h"

#include "ui/planner/plan_sheet_layout.h"

#include <QBuffer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMarginsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr double pictureScale = 2;
constexpr double mostPixels = 16000; ///< of a picture's height: readers refuse larger ones
constexpr int dotsPerInch = 600;     ///< of the coordinates in a PDF

double heightOf(const std::vector<SheetItem>& items) {
    double height = 2 * sheetMargin;
    for (const auto& item : items) {
        height += item.height;
    }
    return std::ceil(height);
}

void paintItem(QPainter& painter, const SheetItem& item, double top) {
    painter.save();
    painter.translate(sheetMargin, top);
    item.paint(painter);
    painter.restore();
}

void paintPage(QPainter& painter, const std::vector<SheetItem>& items) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, sheetWidth, heightOf(items)), Qt::white);
    double top = sheetMargin;
    for (const auto& item : items) {
        paintItem(painter, item, top);
        top += item.height;
    }
}

/// Where the font is missing, another one without serifs is next. Text can't be taken for the attribute: its quotation
/// marks are escaped.
QByteArray withGenericFont(const QByteArray& svg) {
    const auto attribute = QStringLiteral("font-family=\"%1").arg(QGuiApplication::font().family()).toUtf8();
    return QByteArray(svg).replace(attribute + '"', attribute + ", sans-serif\"");
}

QByteArray asSvg(const views::PlanSheet& sheet) {
    const auto items = sheetItems(sheet);
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(QSizeF(sheetWidth, heightOf(items)).toSize());
    generator.setViewBox(QRectF(0, 0, sheetWidth, heightOf(items)));
    generator.setTitle(sheet.title.toHtmlEscaped());
    QStringList sentences;
    for (const auto& lane : sheet.lanes()) {
        sentences << lane.sentence;
    }
    generator.setDescription(sentences.join(QLatin1Char('\n')).toHtmlEscaped());
    QPainter painter(&generator);
    paintPage(painter, items);
    painter.end();
    return withGenericFont(buffer.data());
}

QByteArray asPng(const views::PlanSheet& sheet) {
    const auto items = sheetItems(sheet);
    const double scale = std::min(pictureScale, mostPixels / heightOf(items));
    QImage image((QSizeF(sheetWidth, heightOf(items)) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintPage(painter, items);
    painter.end();
    QBuffer buffer;
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

/// The first item after those that stand on a page of that height, at least one; headings go with what follows.
std::size_t pageEnd(const std::vector<SheetItem>& items, std::size_t from, double height) {
    double used = 0;
    std::size_t end = from;
    while (end < items.size() && (end == from || used + items[end].height <= height)) {
        used += items[end++].height;
    }
    const auto all = end;
    while (end < items.size() && end > from + 1 && items[end - 1].keepsWithNext) {
        --end;
    }
    return end > from + 1 || end == items.size() ? end : all;
}

QByteArray asPdf(const views::PlanSheet& sheet) {
    const auto items = sheetItems(sheet);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF()));
    writer.setTitle(sheet.title);
    writer.setCreator(QStringLiteral("Poolhouse"));
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = writer.width() / sheetWidth;
    painter.scale(scale, scale);
    const double height = writer.height() / scale - 2 * sheetMargin;
    for (std::size_t from = 0; from < items.size();) {
        const auto end = pageEnd(items, from, height);
        double top = sheetMargin;
        for (; from < end; ++from) {
            paintItem(painter, items[from], top);
            top += items[from].height;
        }
        if (from < items.size()) {
            writer.newPage();
        }
    }
    painter.end();
    return buffer.data();
}

} // namespace

std::optional<DrawingFormat> drawingFormat(const QString& fileName) {
    const auto suffix = QFileInfo(fileName).suffix().toLower();
    return suffix == QLatin1String("svg")   ? std::optional(DrawingFormat::Svg)
           : suffix == QLatin1String("png") ? std::optional(DrawingFormat::Png)
           : suffix == QLatin1String("pdf") ? std::optional(DrawingFormat::Pdf)
                                            : std::nullopt;
}

QByteArray planDrawing(const views::PlanSheet& sheet, DrawingFormat format) {
    switch (format) {
    case DrawingFormat::Svg: return asSvg(sheet);
    case DrawingFormat::Png: return asPng(sheet);
    case DrawingFormat::Pdf: return asPdf(sheet);
    }
    return {};
}

} // namespace poolhouse::ui
