// SPDX-License-Identifier: GPL-3.0-or-later
// Baseline for the console's startup time: an empty window of the same size, with the same libraries loaded.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("Bare window"), &window));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
