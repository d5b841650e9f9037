// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"
#include "models/text/tone.h"

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>

namespace poolhouse::ui {

enum class Scheme { Light, Dark };
enum class ContrastLevel { Normal, High };

/// Lengths in device-independent pixels, on a grid of 8.
namespace metrics {
inline constexpr int grid = 8;
inline constexpr int halfGrid = 4;
inline constexpr int cardPadding = 16;
inline constexpr int cardRadius = 8;
inline constexpr int controlRadius = 6;
inline constexpr int target = 24;         ///< minimum size of a click target
inline constexpr int contentWidth = 1760; ///< maximum page width
} // namespace metrics

/// Colours of one tone. Contrast: `text` 4.5:1 on `background` and every surface; `outline` 3:1 on every surface;
/// `fill` unconstrained, always drawn inside the outline.
struct ToneColours {
    QColor text;
    QColor background;
    QColor fill;
    QColor outline;
};

/// Colours of the mark that identifies a pool; never red, amber or green, which are states. `line`, for lines and
/// outlines, is a shade of `fill` with 3:1 contrast on a card.
struct PoolColours {
    QColor fill;
    QColor line;
};

/// Colours of a cluster's label. Contrast of `text` on `background`: 4.5:1.
struct LabelColours {
    QColor text;
    QColor background;
};

/// Semantic colours of one scheme. There are four immutable instances; a widget looks up its own from its palette, so a
/// palette change repaints everything without passing themes around.
class Theme {
public:
    [[nodiscard]] static const Theme& of(Scheme scheme, ContrastLevel contrast = ContrastLevel::Normal);
    /// The theme `palette` was made from; for a foreign palette, the nearest one.
    [[nodiscard]] static const Theme& of(const QPalette& palette);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] ContrastLevel contrastLevel() const { return m_contrast; }

    QColor window;   ///< behind cards
    QColor panel;    ///< side panel, toolbar, status bar
    QColor card;     ///< cards, fields, lists
    QColor hairline; ///< separators
    QColor border;   ///< borders of interactive controls
    QColor text;
    QColor dimText; ///< 4.5:1 on every surface
    QColor accent;  ///< links, current tab, focus ring
    QColor primary; ///< filled buttons, selection
    QColor onPrimary;
    QColor track; ///< unfilled part of a bar
    QColor hover; ///< hovered button

    [[nodiscard]] const ToneColours& tone(text::Tone tone) const;
    /// 0: leader; 1 to 5: followers in order, repeating from 6 on; negative: storage, grey.
    [[nodiscard]] const PoolColours& pool(int index) const;

    [[nodiscard]] const LabelColours& label(fleet::LabelColor color) const;

    [[nodiscard]] QPalette palette() const; ///< for the Fusion style
    /// For the whole application. Controls are at least as high as a line of its font, in pixels: a minimum height in a
    /// style sheet overrides the one that a control computes.
    [[nodiscard]] QString styleSheet(int lineHeight) const;

private:
    Theme(Scheme scheme, ContrastLevel contrast);
    void setSurfaces();
    void setTones();
    void setPools();
    void setLabels();

    Scheme m_scheme;
    ContrastLevel m_contrast;
    std::array<ToneColours, 6> m_tones;
    std::array<PoolColours, 7> m_pools; ///< the last is storage
    std::array<LabelColours, fleet::labelColors> m_labels;
};

} // namespace poolhouse::ui
