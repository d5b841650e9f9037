// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>
#include <QString>

#include <string>

namespace poolhouse::ui {

class AttachDialog;
class OpenDialogs;

/// Opens the dialogs that attach apps, detach them and move them to another pool. A dialog already open for the same
/// subject is raised instead of opening a second one.
class AttachmentChanges : public QObject {
    Q_OBJECT
public:
    explicit AttachmentChanges(OpenDialogs& dialogs); ///< which become the parent

    void attach(const core::ClusterId& cluster, const std::string& pool); ///< by name; empty: none chosen
    void detach(const core::ClusterId& cluster, const core::AttachmentId& attachment);
    void move(const core::ClusterId& cluster, const core::AttachmentId& attachment);
    void switchOver(const core::ClusterId& cluster); ///< apps, to it from another cluster
    void switchOver(const QString& creation);        ///< to the cluster that the operation made
    /// Opens the dialog prefilled with the inverse of an operation on an attachment. Nothing is submitted without
    /// confirmation.
    void undo(const QString& operation);

private:
    [[nodiscard]] bool hasAttachment(const core::ClusterId& cluster, const core::AttachmentId& attachment);
    /// `undone`: the operation that it takes back, which has a dialog of its own; may be empty.
    AttachDialog* attachDialogFor(const core::ClusterId& cluster, const QString& undone);

    OpenDialogs& m_dialogs;
};

} // namespace poolhouse::ui
