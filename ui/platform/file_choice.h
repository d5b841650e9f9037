// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace poolhouse::ui {

/// Which file, and reading or writing it; handed in, so that a test can answer instead.
class FileChoice {
public:
    virtual ~FileChoice() = default;
    /// Asks for a place without blocking and calls `chosen` with the path; never when the person thinks better of it.
    virtual void chooseSave(QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter,
                            std::function<void(const QString& path)> chosen) = 0;
    /// The same for a file that is there.
    virtual void chooseOpen(QWidget* parent, const QString& title, const QString& filter,
                            std::function<void(const QString& path)> chosen) = 0;
    /// The other result: why it cannot be read, in words.
    [[nodiscard]] virtual core::Result<QByteArray, QString> read(const QString& path) = 0;
    /// Empty when it was written whole, else why not, in words.
    [[nodiscard]] virtual QString write(const QString& path, const QByteArray& content) = 0;
};

} // namespace poolhouse::ui
