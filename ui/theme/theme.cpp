// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/contrast.h"

#include <algorithm>

namespace poolhouse::ui {

namespace {

using text::Tone;

constexpr double textRatio = 4.5;
constexpr double graphicRatio = 3.0;

QColor rgb(unsigned value) {
    return QColor(static_cast<QRgb>(0xff000000U | value));
}

} // namespace

Theme::Theme(Scheme scheme, ContrastLevel contrast) : m_scheme(scheme), m_contrast(contrast) {
    setSurfaces();
    setTones();
    setPools();
    setLabels();
}

void Theme::setSurfaces() {
    const bool dark = m_scheme == Scheme::Dark;
    if (m_contrast == ContrastLevel::High) {
        window = panel = card = dark ? rgb(0x000000) : rgb(0xffffff);
        text = dimText = hairline = border = dark ? rgb(0xffffff) : rgb(0x000000);
        accent = dark ? rgb(0xffd60a) : rgb(0x0033a0);
        primary = accent;
        onPrimary = card;
        track = mixed(text, card, 0.25);
        hover = mixed(text, card, 0.15);
        return;
    }
    window = dark ? rgb(0x15181e) : rgb(0xf6f7f9);
    panel = dark ? rgb(0x1a1e25) : rgb(0xf0f2f6);
    card = dark ? rgb(0x1f242c) : rgb(0xffffff);
    hairline = dark ? rgb(0x343b47) : rgb(0xdfe3ea);
    border = dark ? rgb(0x6d7787) : rgb(0x7f899a);
    text = dark ? rgb(0xe8ebf1) : rgb(0x1a2130);
    dimText = dark ? rgb(0xa3adbd) : rgb(0x5c6678);
    accent = dark ? rgb(0x82abff) : rgb(0x2b5cd0);
    primary = dark ? rgb(0x2f5fd0) : rgb(0x2b5cd0);
    onPrimary = rgb(0xffffff);
    track = dark ? rgb(0x363d49) : rgb(0xe5e8ee);
    hover = dark ? rgb(0x2a303a) : rgb(0xf0f3f8);
}

void Theme::setTones() {
    const bool dark = m_scheme == Scheme::Dark;
    // The surface with the least contrast: the panel in a light scheme, the card in a dark one.
    const QColor hardest = dark ? card : panel;
    const auto make = [&](Tone tone, unsigned fill, unsigned tint, unsigned word) {
        ToneColours colours;
        colours.fill = rgb(fill);
        colours.outline = legible(colours.fill, hardest, graphicRatio);
        colours.background = m_contrast == ContrastLevel::High ? card : rgb(tint);
        colours.text = legible(legible(rgb(word), colours.background, textRatio), hardest, textRatio);
        m_tones[static_cast<std::size_t>(tone)] = colours;
    };
    if (dark) {
        make(Tone::Neutral, 0x8b95a6, 0x303742, 0xbac3d0);
        make(Tone::Good, 0x009e73, 0x12382d, 0x72d9b4);
        make(Tone::Attention, 0xe69f00, 0x3b2d0e, 0xf2c46c);
        make(Tone::Bad, 0xd55e00, 0x47230f, 0xffa779);
        make(Tone::Unknown, 0x8b95a6, 0x303742, 0xbac3d0);
        make(Tone::Working, 0x6f9cf5, 0x1d3058, 0xa6c3ff);
    } else {
        make(Tone::Neutral, 0x7b8597, 0xe6e9ef, 0x4c566a);
        make(Tone::Good, 0x009e73, 0xd8f1e7, 0x0a5f46);
        make(Tone::Attention, 0xe69f00, 0xfdeecd, 0x7d4e00);
        make(Tone::Bad, 0xd55e00, 0xfde1d4, 0x9a3d06);
        make(Tone::Unknown, 0x7b8597, 0xe6e9ef, 0x4c566a);
        make(Tone::Working, 0x2b5cd0, 0xdde7fb, 0x234da9);
    }
}

void Theme::setPools() {
    constexpr std::array<unsigned, 7> fills{0x0072b2, 0x56b4e9, 0xcc79a7, 0x7b61c4, 0x882e72, 0x4a5a8a, 0x8b95a6};
    std::transform(fills.begin(), fills.end(), m_pools.begin(), [this](unsigned fill) {
        return PoolColours{rgb(fill), legible(rgb(fill), card, graphicRatio)};
    });
}

/// Solid in both schemes, so that a label never looks like the tinted badge of a state.
void Theme::setLabels() {
    constexpr std::array<unsigned, fleet::labelColors> grounds{0x6b46c1, 0x1f5fbf, 0x0b6a82,
                                                               0xa8327a, 0x312e81, 0x55606f};
    std::transform(grounds.begin(), grounds.end(), m_labels.begin(), [this](unsigned ground) {
        return m_contrast == ContrastLevel::High ? LabelColours{text, card} : LabelColours{rgb(0xffffff), rgb(ground)};
    });
}

const Theme& Theme::of(Scheme scheme, ContrastLevel contrast) {
    static const Theme light(Scheme::Light, ContrastLevel::Normal);
    static const Theme dark(Scheme::Dark, ContrastLevel::Normal);
    static const Theme highLight(Scheme::Light, ContrastLevel::High);
    static const Theme highDark(Scheme::Dark, ContrastLevel::High);
    if (contrast == ContrastLevel::High) {
        return scheme == Scheme::Dark ? highDark : highLight;
    }
    return scheme == Scheme::Dark ? dark : light;
}

const Theme& Theme::of(const QPalette& palette) {
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const auto scheme = luminance(window) < luminance(text) ? Scheme::Dark : Scheme::Light;
    // Fusion's own light palette is black on #efefef, so pure black on white (or the reverse) is a high-contrast
    // setting.
    const bool high = ui::contrast(window, text) > 20.5;
    return of(scheme, high ? ContrastLevel::High : ContrastLevel::Normal);
}

const ToneColours& Theme::tone(Tone tone) const {
    return m_tones.at(static_cast<std::size_t>(tone));
}

const PoolColours& Theme::pool(int index) const {
    if (index < 0) {
        return m_pools.back();
    }
    return m_pools[index < 6 ? static_cast<std::size_t>(index) : static_cast<std::size_t>(1 + (index - 1) % 5)];
}

const LabelColours& Theme::label(fleet::LabelColor color) const {
    return m_labels.at(static_cast<std::size_t>(color));
}

QPalette Theme::palette() const {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faint = mixed(text, window, m_contrast == ContrastLevel::High ? 0.6 : 0.45);
    set(QPalette::Window, window, window);
    set(QPalette::WindowText, text, faint);
    set(QPalette::Base, card, window);
    set(QPalette::AlternateBase, mixed(panel, card, 0.5), window);
    set(QPalette::Text, text, faint);
    set(QPalette::PlaceholderText, dimText, faint);
    set(QPalette::Button, m_scheme == Scheme::Dark ? hover : panel, window);
    set(QPalette::ButtonText, text, faint);
    set(QPalette::BrightText, onPrimary, onPrimary);
    set(QPalette::ToolTipBase, card, card);
    set(QPalette::ToolTipText, text, text);
    set(QPalette::Highlight, primary, mixed(primary, window, 0.4));
    set(QPalette::HighlightedText, onPrimary, onPrimary);
    set(QPalette::Link, accent, faint);
    set(QPalette::LinkVisited, accent, faint);
    set(QPalette::Light, card, card);
    set(QPalette::Midlight, hairline, hairline);
    set(QPalette::Mid, hairline, hairline);
    set(QPalette::Dark, border, hairline);
    set(QPalette::Shadow, mixed(QColor(Qt::black), border, 0.5), hairline);
    return palette;
}

} // namespace poolhouse::ui
