// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace poolhouse::ui {

/// Base of layouts that hold a list of items and derive their height from the width.
class ItemLayout : public QLayout {
    Q_OBJECT
public:
    explicit ItemLayout(QWidget* parent = nullptr); ///< without margins
    ~ItemLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;

protected:
    using Items = std::vector<std::unique_ptr<QLayoutItem>>;

    /// Height of the items within `rect`, margins included; with `apply`, moves them there.
    virtual int arrange(const QRect& rect, bool apply) const = 0;
    [[nodiscard]] const Items& items() const { return m_items; }
    void insertItem(int index, std::unique_ptr<QLayoutItem> item); ///< `index` is clamped

private:
    Items m_items;
};

} // namespace poolhouse::ui
