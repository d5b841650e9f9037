// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_map.h"
#include "ui/theme/theme.h"

#include <QFont>

class QPainter;

namespace poolhouse::ui {

/// How the map of attachments is drawn.
struct AttachmentAppearance {
    const Theme& theme;
    QFont font; ///< body text; the others are derived
    bool rightToLeft = false;
    double width = 0;                 ///< that right-to-left mirrors in
    views::AttachmentMap::Part lit;   ///< its lines are lit, the others dimmed; None: neither
    views::AttachmentMap::Part focus; ///< with the focus ring
};

/// Of the fonts that paintAttachments() draws with.
[[nodiscard]] views::MapMeasure attachmentMeasure(const QFont& font);

void paintAttachments(QPainter& painter, const views::AppsView& view, const views::AttachmentMap& map,
                      const AttachmentAppearance& appearance);

} // namespace poolhouse::ui
