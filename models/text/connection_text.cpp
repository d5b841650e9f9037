// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/connection_text.h"

#include "models/text/shell_quotes.h"
#include "models/text/text.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace poolhouse::text {

namespace {

QString encoded(const std::string& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(text)));
}

QString shellWord(const std::string& text) {
    return inShellQuotes(QString::fromStdString(text));
}

/// "HOST:5432/DATABASE"
QString placeOf(const api::ConnectionDetails& details) {
    return QStringLiteral("%1:%2/%3")
        .arg(QString::fromStdString(details.host), QString::number(details.port), encoded(details.database));
}

} // namespace

QString connectionFormWord(ConnectionForm form) {
    switch (form) {
    case ConnectionForm::Url: return QStringLiteral("url");
    case ConnectionForm::Psql: return QStringLiteral("psql");
    case ConnectionForm::Jdbc: return QStringLiteral("jdbc");
    case ConnectionForm::Env: break;
    }
    return QStringLiteral("env");
}

std::optional<ConnectionForm> connectionFormOf(const QString& word) {
    const auto* const at = std::find_if(allConnectionForms.begin(), allConnectionForms.end(),
                                        [&word](ConnectionForm form) { return connectionFormWord(form) == word; });
    return at == allConnectionForms.end() ? std::nullopt : std::optional(*at);
}

QString noLogin(const api::ConnectionDetails& details) {
    return Text::tr("%1 can't be used to connect now: the API names no active user with a password.", "a credential")
        .arg(toQString(details.credential));
}

/// The pieces are joined, never substituted: a password may look like a placeholder.
QString connectionText(const api::ConnectionDetails& details, ConnectionForm form) {
    const auto user = encoded(details.user);
    const auto password = encoded(details.password.reveal());
    switch (form) {
    case ConnectionForm::Url:
        return QLatin1String("postgres://") + user + QLatin1Char(':') + password + QLatin1Char('@') + placeOf(details);
    case ConnectionForm::Jdbc:
        return QLatin1String("jdbc:postgresql://") + placeOf(details) + QLatin1String("?user=") + user +
               QLatin1String("&password=") + password + QLatin1String("&sslmode=require");
    case ConnectionForm::Psql:
        return QLatin1String("PGSSLMODE=require PGPASSWORD=") + shellWord(details.password.reveal()) +
               QLatin1String(" psql -h ") + shellWord(details.host) + QLatin1String(" -p ") +
               QString::number(details.port) + QLatin1String(" -U ") + shellWord(details.user) + QLatin1String(" -d ") +
               shellWord(details.database);
    case ConnectionForm::Env: break;
    }
    const QStringList lines{QLatin1String("PGHOST=") + shellWord(details.host),
                            QLatin1String("PGPORT=") + QString::number(details.port),
                            QLatin1String("PGUSER=") + shellWord(details.user),
                            QLatin1String("PGPASSWORD=") + shellWord(details.password.reveal()),
                            QLatin1String("PGDATABASE=") + shellWord(details.database),
                            QLatin1String("PGSSLMODE=require")};
    return lines.join(QLatin1Char('\n'));
}

} // namespace poolhouse::text
