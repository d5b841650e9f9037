// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_map.h"

#include <QPoint>
#include <QWidget>

#include <optional>
#include <string>

namespace poolhouse::ui {

/// The map of attachments: apps and their config vars, the credential on each line, pools. What the pointer or the keys
/// are on lights its lines. Arrow keys move in and between the columns, Home and End to the ends of one. To assistive
/// technology a list with a sentence for each attachment. Object name "attachmentCanvas".
class AttachmentCanvas : public QWidget {
    Q_OBJECT
public:
    using Part = views::AttachmentMap::Part;

    explicit AttachmentCanvas(QWidget* parent = nullptr);

    /// Updates in place: the part that keys are on stays, by what it is and not by its place.
    void showApps(const views::AppsView& view);
    [[nodiscard]] const views::AppsView& view() const { return m_view; }
    [[nodiscard]] const views::AttachmentMap& map() const; ///< for the width now
    /// Lights the lines of a pool and makes it the part that keys are on, until the focus leaves. False: no such pool.
    [[nodiscard]] bool reveal(const core::PoolId& pool);
    [[nodiscard]] const Part& current() const { return m_current; } ///< that keys are on
    /// Under the pointer, else the current one with the focus, revealed, or an attachment; None: nothing is lit.
    [[nodiscard]] Part litPart() const;
    [[nodiscard]] QRect rectOf(const Part& part) const; ///< on the widget
    [[nodiscard]] Part partAt(QPoint at) const;
    [[nodiscard]] QString sentence(const Part& part) const; ///< empty for None
    /// The attachment that keys are on, by its config var or credential; empty: they are on something else.
    [[nodiscard]] core::AttachmentId currentAttachment() const;
    [[nodiscard]] core::PoolId currentPool() const; ///< that keys are on, or that such an attachment leads to

    void setRange(const views::MapRange& range); ///< that is on the screen: pools stay in it

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void moved(const QRect& part); ///< keys are on another part: it should be in view
    void currentChanged();         ///< the part that keys are on, or what it is

protected:
    bool event(QEvent* event) override; ///< tool tips
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;                                           ///< another font
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override; ///< where a menu opens

private:
    /// What a part is, whatever its place.
    struct Identity {
        Part::Kind kind = Part::Kind::None;
        std::string key;
    };
    [[nodiscard]] Identity identityOf(const Part& part) const;
    [[nodiscard]] Part find(const Identity& identity) const;
    [[nodiscard]] const views::AttachmentMap& mapFor(int width) const;
    [[nodiscard]] bool handleKey(int key);
    void moveTo(const Part& part);
    void hover(const Part& part);

    views::AppsView m_view;
    Part m_current;
    Part m_hovered;
    std::optional<QPoint> m_pointer;
    bool m_revealed = false; ///< the current part is lit without the focus too
    mutable std::optional<views::MapMeasure> m_measure;
    mutable views::AttachmentMap m_map;
    mutable int m_mapWidth = -1; ///< that m_map is for
    std::optional<views::MapRange> m_range;
};

} // namespace poolhouse::ui
