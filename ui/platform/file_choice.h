// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace poolhouse::ui {

/// File dialogs and file I/O; injected so that tests can answer instead.
class FileChoice {
public:
    virtual ~FileChoice() = default;
    /// Opens a save dialog without blocking. `chosen` receives the path; it is not called on cancel.
    virtual void chooseSave(QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter,
                            std::function<void(const QString& path)> chosen) = 0;
    /// Same for an existing file.
    virtual void chooseOpen(QWidget* parent, const QString& title, const QString& filter,
                            std::function<void(const QString& path)> chosen) = 0;
    /// Error: a localized reason.
    [[nodiscard]] virtual core::Result<QByteArray, QString> read(const QString& path) = 0;
    /// Replaces the file atomically. Error: a localized reason.
    [[nodiscard]] virtual core::Result<core::Done, QString> write(const QString& path, const QByteArray& content) = 0;
};

} // namespace poolhouse::ui
