// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/qt_file_choice.h"

#include <QFileDialog>
#include <QSaveFile>

namespace poolhouse::ui {

void QtFileChoice::chooseSave(QWidget* parent, const QString& title, const QString& suggestedName,
                              const QString& filter, std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, chosen);
    dialog->open();
}

QString QtFileChoice::write(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit()) {
        return {};
    }
    return file.errorString();
}

} // namespace poolhouse::ui
