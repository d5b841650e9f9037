// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/file_choice.h"

namespace poolhouse::ui {

/// Native file dialogs; writes are atomic (QSaveFile).
class QtFileChoice final : public FileChoice {
public:
    void chooseSave(QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter,
                    std::function<void(const QString& path)> chosen) override;
    void chooseOpen(QWidget* parent, const QString& title, const QString& filter,
                    std::function<void(const QString& path)> chosen) override;
    [[nodiscard]] core::Result<QByteArray, QString> read(const QString& path) override; ///< at most 4 MiB
    [[nodiscard]] core::Result<core::Done, QString> write(const QString& path, const QByteArray& content) override;
};

} // namespace poolhouse::ui
