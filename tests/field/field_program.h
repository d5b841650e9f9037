// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/field/field_api.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <map>

namespace poolhouse::test {

inline const QStringList infoTable{QStringLiteral("info")}; ///< the arguments for a table

struct FieldOutcome {
    int exitCode = -1; ///< -1: crashed or did not end within a minute
    QByteArray out;
    QByteArray err;

    /// What --json printed; discarded if it is not JSON.
    [[nodiscard]] Json json() const { return Json::parse(out.begin(), out.end(), nullptr, false); }
    /// The cluster of that name in a fleet; null if it is not there.
    [[nodiscard]] Json cluster(std::string_view name) const;
    /// The JSON text at a pointer such as "/totals/apps"; "absent" if there is nothing.
    [[nodiscard]] QByteArray fact(const char* pointer) const;
    /// The same in that cluster: fact(firstName, "/pools/0/level").
    [[nodiscard]] QByteArray fact(std::string_view cluster, const char* pointer) const;
};

/// The real executable in a home of its own, with a token in its environment.
class FieldProgram {
public:
    /// `poolhouse ARGUMENTS --api-url URL`; further variables replace those of the environment.
    [[nodiscard]] FieldOutcome run(const FieldApi& api, const QStringList& arguments,
                                   const std::map<QString, QString>& environment = {}) const;
    /// `poolhouse ARGUMENTS`, with the address of an API among them.
    [[nodiscard]] FieldOutcome run(const QStringList& arguments,
                                   const std::map<QString, QString>& environment = {}) const;
    /// `poolhouse info --json`
    [[nodiscard]] FieldOutcome info(const FieldApi& api) const;

    /// What it runs in: nothing of the test's own environment.
    [[nodiscard]] QProcessEnvironment environment(const std::map<QString, QString>& further = {}) const;
    [[nodiscard]] static QString path(); ///< of the executable

    [[nodiscard]] QString home() const { return m_home.path(); }

private:
    QTemporaryDir m_home;
};

} // namespace poolhouse::test
