// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/priced_catalog.h"

#include "models/documents/catalog_document.h"

#include <QFile>
#include <QStringList>

#include <cstdio>

namespace poolhouse::console {

namespace {

constexpr qint64 mostBytes = (4 << 20) + 1; // one above the document limit, so that the parser reports the excess

} // namespace

core::Result<std::string, QString> readInput(const QString& file) {
    QFile input(file);
    const bool standard = file == QLatin1String("-");
    if (!(standard ? input.open(stdin, QIODevice::ReadOnly) : input.open(QIODevice::ReadOnly))) {
        return QStringLiteral("%1 couldn't be read: %2.").arg(inputName(file), input.errorString());
    }
    const auto bytes = input.read(mostBytes);
    if (input.error() != QFileDevice::NoError) {
        return QStringLiteral("%1 couldn't be read: %2.").arg(inputName(file), input.errorString());
    }
    return bytes.toStdString();
}

QString inputName(const QString& file) {
    return file == QLatin1String("-") ? QStringLiteral("standard input") : file;
}

core::Result<PricedCatalog, QString> readPricedCatalog(const QString& file, const QString& tier) {
    const auto text = readInput(file);
    if (!text) {
        return text.error();
    }
    const auto read = documents::readCatalog(text.value());
    if (!read) {
        return QStringLiteral("%1: %2").arg(inputName(file), QString::fromStdString(read.error().sentence()));
    }
    if (const auto problem = tierProblem(tier, read.value().prices)) {
        return *problem;
    }
    return PricedCatalog{read.value().catalog, read.value().prices,
                         tier.isEmpty() ? read.value().tier : tier.toStdString()};
}

std::optional<QString> tierProblem(const QString& tier, const core::PriceList& prices) {
    if (tier.isEmpty() || prices.find(tier.toStdString()) != nullptr) {
        return std::nullopt;
    }
    QStringList known;
    for (const auto& [name, table] : prices.plans) {
        known << QString::fromStdString(name);
    }
    return QStringLiteral("--tier: no prices for \"%1\"; available: %2.")
        .arg(tier, known.isEmpty() ? QStringLiteral("none") : known.join(QStringLiteral(", ")));
}

} // namespace poolhouse::console
