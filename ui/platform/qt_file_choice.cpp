// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/qt_file_choice.h"

#include <QFile>
#include <QFileDialog>
#include <QSaveFile>

namespace poolhouse::ui {

namespace {

constexpr qint64 maxFileSize = 4 * 1024 * 1024; ///< 4 MiB, far above any plan file

} // namespace

void QtFileChoice::chooseSave(QWidget* parent, const QString& title, const QString& suggestedName,
                              const QString& filter, std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, chosen);
    dialog->open();
}

void QtFileChoice::chooseOpen(QWidget* parent, const QString& title, const QString& filter,
                              std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, chosen);
    dialog->open();
}

core::Result<QByteArray, QString> QtFileChoice::read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return file.errorString();
    }
    if (file.size() > maxFileSize) {
        return QObject::tr("larger than 4 MiB");
    }
    const auto content = file.readAll();
    return file.error() == QFileDevice::NoError ? core::Result<QByteArray, QString>(content) : file.errorString();
}

core::Result<core::Done, QString> QtFileChoice::write(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit()) {
        return core::Done{};
    }
    return file.errorString();
}

} // namespace poolhouse::ui
