// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
inline constexpr int target = 24;         ///< least height and width of anything to press
inline constexpr int contentWidth = 1760; ///< pages do not grow wider than this
} // namespace metrics

/// What one tone is drawn with. `text` reads on `background` and on every surface (4.5:1); `outline` stands out from
/// every surface (3:1), `fill` need not and is always drawn inside its outline.
struct ToneColours {
    QColor text;
    QColor background;
    QColor fill;
    QColor outline;
};

/// The colour of a pool: `fill` from the Okabe-Ito palette, `line` the same or a shade of it that stands out from a
/// card by 3:1, for lines and for the outline of a fill.
struct PoolColours {
    QColor fill;
    QColor line;
};

/// Every colour by its meaning, for one scheme. A constant value: there are four of them, and a widget finds its own
/// from its palette, so that nothing has to be handed around and a change of palette repaints everything.
class Theme {
public:
    [[nodiscard]] static const Theme& of(Scheme scheme, ContrastLevel contrast = ContrastLevel::Normal);
    /// The theme that made `palette`; for a foreign palette the one nearest to it.
    [[nodiscard]] static const Theme& of(const QPalette& palette);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] ContrastLevel contrastLevel() const { return m_contrast; }

    QColor window;   ///< behind cards
    QColor panel;    ///< side panel, toolbar, status bar
    QColor card;     ///< cards, fields, lists
    QColor hairline; ///< borders that only separate
    QColor border;   ///< borders of what can be pressed or typed in
    QColor text;
    QColor dimText; ///< still 4.5:1 on every surface
    QColor accent;  ///< links, the current tab, the ring around what has the focus
    QColor primary; ///< filled buttons, selection
    QColor onPrimary;
    QColor track; ///< the empty part of a bar
    QColor hover; ///< a button under the pointer

    [[nodiscard]] const ToneColours& tone(text::Tone tone) const;
    /// 0 the leader, 1 to 5 the followers in order, from 6 on again from 1; negative: storage, grey.
    [[nodiscard]] const PoolColours& pool(int index) const;

    [[nodiscard]] QPalette palette() const;   ///< for the Fusion style
    [[nodiscard]] QString styleSheet() const; ///< for the whole application

private:
    Theme(Scheme scheme, ContrastLevel contrast);
    void setSurfaces();
    void setTones();
    void setPools();

    Scheme m_scheme;
    ContrastLevel m_contrast;
    std::array<ToneColours, 6> m_tones;
    std::array<PoolColours, 7> m_pools; ///< the last is storage
};

} // namespace poolhouse::ui
