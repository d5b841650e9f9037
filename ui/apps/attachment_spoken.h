// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

#include <map>

namespace poolhouse::ui {

class AttachmentCanvas;

/// Factory of SpokenAttachments; null for other objects.
[[nodiscard]] QAccessibleInterface* spokenAttachments(const QString& className, QObject* object);

/// The map of attachments to assistive technology: a list with an item for each attachment, then one for each pool
/// without any.
class SpokenAttachments final : public QAccessibleWidget {
public:
    explicit SpokenAttachments(AttachmentCanvas& canvas);

    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

protected:
    ~SpokenAttachments() override;

private:
    AttachmentCanvas& m_canvas;
    mutable std::map<int, QAccessible::Id> m_items; ///< as they are asked for
};

} // namespace poolhouse::ui
