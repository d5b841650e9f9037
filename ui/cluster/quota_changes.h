// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>
#include <QString>

#include <string>

namespace poolhouse::fleet {
class QuotaReader;
}

namespace poolhouse::ui {

class OpenDialogs;
class QuotaDialog;

/// Opens the dialogs that change the quotas of a cluster, one at a time for each cluster and type.
class QuotaChanges : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `dialogs` becomes the parent.
    QuotaChanges(OpenDialogs& dialogs, fleet::QuotaReader& reader);

    void open(const core::ClusterId& cluster, const std::string& type);
    /// Opens the dialog prefilled with the inverse of the operation; no effect without an inverse.
    void undo(const QString& operation);

private:
    QuotaDialog* dialogFor(const core::ClusterId& cluster, const std::string& type); ///< null: impossible

    OpenDialogs& m_dialogs;
    fleet::QuotaReader& m_reader;
};

} // namespace poolhouse::ui
