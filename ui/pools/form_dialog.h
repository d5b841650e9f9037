// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/area_reader.h"
#include "ui/pools/confirm_dialog.h"

#include <utility>

namespace poolhouse::ui {

/// Base of the confirmations that don't depend on the levels and counts of pools. The form is made again for what is
/// entered and for newer figures, but rests while the dialog is busy: its own operation is no reason against it.
class FormDialog : public ConfirmDialog {
protected:
    FormDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, const QString& name,
               QWidget* parent)
        : ConfirmDialog(store, clock, std::move(cluster), name, parent) {}

    virtual void updateForm() = 0; ///< makes and shows it; not called while the dialog is busy
    /// Something was entered, or read.
    void refreshForm() {
        showForm();
        showButtons();
    }
    /// Calls `handle` when the reader, which outlives the dialog, has news of the cluster.
    template <class Handle> void followReader(const fleet::AreaReader& reader, Handle handle) {
        connect(&reader, &fleet::AreaReader::changed, this, [this, handle](const core::ClusterId& changed) {
            if (changed == cluster()) {
                handle();
            }
        });
    }

    void showForm() final {
        if (!busy()) {
            updateForm();
        }
    }
    [[nodiscard]] bool sameBasis(const core::ClusterInfo& /*info*/) const override { return true; }
    void busyChanged() final {
        showForm();
        ConfirmDialog::busyChanged();
    }
};

} // namespace poolhouse::ui
