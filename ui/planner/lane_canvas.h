// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane.h"
#include "models/views/lane_geometry.h"
#include "models/views/lane_texts.h"
#include "ui/planner/lane_painter.h"

#include <QPoint>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace poolhouse::ui {

/// What all lanes of a list have in common.
struct LaneScale {
    double unit = 0;         ///< pixels for a connection
    double offset = 0;       ///< pixels scrolled away at the leading edge
    double drawingWidth = 0; ///< width of the drawing, with what is scrolled away
    bool held = false;       ///< during a drag: no lane shrinks under the pointer

    friend bool operator==(const LaneScale&, const LaneScale&) = default;
};

/// What can be done to a lane.
struct LaneAbilities {
    int count = 0;
    int least = 0;
    int most = 0;
    bool steady = false;   ///< its count can't change: it is to be destroyed, or of the answer only
    bool readOnly = false; ///< nothing of it can change: it takes neither focus nor pointer
    static constexpr int anyPool = -1;
    static constexpr int newPool = -2;
    /// Row and name of the pools that a need could be moved to; or one of the above, without a name.
    std::vector<std::pair<int, QString>> targets;

    friend bool operator==(const LaneAbilities&, const LaneAbilities&) = default;
};

/// The drawing of a lane. It takes the mouse and the keys, and says what they ask for. To assistive technology it is a
/// group, with the instances as a spin box and the needs as a list. Object name "laneCanvas".
class LaneCanvas : public QWidget {
    Q_OBJECT
public:
    explicit LaneCanvas(QWidget* parent = nullptr);
    ~LaneCanvas() override;

    void showLane(const views::Lane& lane, const LaneScale& scale, const LaneAbilities& abilities);
    void forget(); ///< what was shown: the next lane is of another cluster
    [[nodiscard]] const views::Lane& lane() const { return m_lane; }
    [[nodiscard]] const LaneAbilities& abilities() const { return m_abilities; }
    [[nodiscard]] QString sentence() const; ///< all of the lane, for a screen reader
    /// What a drag means to it: `workload` is dragged from it or over it.
    void showDrag(LaneAppearance::Drop drop, std::optional<std::size_t> workload);
    [[nodiscard]] views::LaneStyle laneStyle() const; ///< of its font and screen
    /// Width of an instance as it is drawn; a default one if none is drawn.
    [[nodiscard]] double blockWidth() const;
    [[nodiscard]] std::optional<std::size_t> currentNeed() const; ///< index into the lane's needs
    void makeCurrent(std::size_t workload);                       ///< the need that keys move; no effect elsewhere

    // In widget coordinates.
    [[nodiscard]] QRect handleRect() const;
    [[nodiscard]] QRect needRect(std::size_t need) const;
    [[nodiscard]] QRect blockRect(std::size_t block) const;
    [[nodiscard]] views::LaneHit hit(QPoint at) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void grabbed(const poolhouse::views::LaneHit& hit, QPoint global);
    void dragged(QPoint global, Qt::KeyboardModifiers modifiers);
    void released();
    void countStepped(int by);
    void countWanted(int count);
    void levelStepped(int by);
    void needStepped(int by);                       ///< the current need to another lane
    void needWanted(std::size_t workload, int row); ///< to the pool in `row`, or as LaneAbilities
    void laneStepped(int by);                       ///< the focus to another lane
    void removeRequested();
    void scrollWanted(int steps); ///< of a zoomed drawing; negative: back
    void menuRequested(QPoint global);
    void settled(); ///< the focus has gone: a refusal is no longer of interest

protected:
    bool event(QEvent* event) override; ///< tool tips
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override; ///< another font

private:
    /// What is measured once for a font and a screen.
    struct Type {
        QFont font;
        double ratio = 1; ///< device pixels in one
        views::LaneMeasure measure;
        views::LaneStyle style;
        std::unique_ptr<LaneLettering> lettering;
    };

    [[nodiscard]] const Type& type() const;
    [[nodiscard]] const LaneColours& colours() const;    ///< contrast is searched for: too slow for each step of a drag
    [[nodiscard]] QRect shown(const QRectF& part) const; ///< mirrored and scrolled
    [[nodiscard]] QString explanationAt(QPoint at) const;
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void chooseNeed(int by);
    bool layOut(); ///< geometry and words; false: where they are and what they say is as before
    [[nodiscard]] LaneAppearance appearance() const;

    views::Lane m_lane;
    LaneScale m_scale;
    LaneAbilities m_abilities;
    views::LaneGeometry m_drawn;
    views::LaneTexts m_texts;
    views::LaneHit m_hovered;
    LaneAppearance::Drop m_drop = LaneAppearance::Drop::None;
    std::optional<std::size_t> m_dragged; ///< a workload
    std::size_t m_need = 0;               ///< workload of the current need
    bool m_held = false;
    mutable std::optional<Type> m_type;
    mutable const Theme* m_theme = nullptr; ///< that m_colours are of
    mutable LaneColours m_colours;
};

} // namespace poolhouse::ui
