// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/ids.h"

#include <QObject>
#include <QString>

#include <string>

namespace poolhouse::fleet {
class CredentialReader;
}

namespace poolhouse::ui {

class OpenDialogs;

/// Opens the dialogs that change credentials of a cluster, one at a time for each kind and credential.
class CredentialChanges : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `dialogs` becomes the parent.
    CredentialChanges(OpenDialogs& dialogs, fleet::CredentialReader& reader);

    /// `kind`: of core::ChangeArea::Credentials. `name`: of the one that it is about; empty for all, or a new one.
    void open(const core::ClusterId& cluster, core::ChangeKind kind, const std::string& name);
    /// Opens the dialog prefilled with the inverse of the operation; no effect without an inverse.
    void undo(const QString& operation);

private:
    OpenDialogs& m_dialogs;
    fleet::CredentialReader& m_reader;
};

} // namespace poolhouse::ui
