// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_request.h"

#include "app/console/scenario_name.h"
#include "app/sandbox/sandbox.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace poolhouse::console {

namespace {

constexpr int requestVersion = 1;

QJsonObject written(const SandboxSource& sandbox) {
    return {{QStringLiteral("scenario"), sandbox.scenario},
            {QStringLiteral("seed"), QString::number(sandbox.seed)},
            {QStringLiteral("timeScale"), sandbox.timeScale},
            {QStringLiteral("database"),
             sandbox.database.isEmpty() ? QString() : QFileInfo(sandbox.database).absoluteFilePath()}};
}

QJsonObject written(const ApiSource& api) {
    return {{QStringLiteral("platform"), api.hosts.platform.toString()},
            {QStringLiteral("data"), api.hosts.data.toString()}};
}

std::optional<SandboxSource> sandboxOf(const QJsonObject& object) {
    SandboxSource sandbox;
    bool number = false;
    sandbox.scenario = object[QLatin1String("scenario")].toString();
    sandbox.seed = object[QLatin1String("seed")].toString().toULongLong(&number);
    sandbox.timeScale = object[QLatin1String("timeScale")].toDouble();
    sandbox.database = object[QLatin1String("database")].toString();
    const bool good = number && !scenarioProblem(sandbox.scenario) && sandbox.timeScale > 0 &&
                      sandbox.timeScale <= sandbox::mostTimeScale;
    return good ? std::optional(sandbox) : std::nullopt;
}

std::optional<ApiSource> apiOf(const QJsonObject& object) {
    const auto source =
        apiSource(object[QLatin1String("platform")].toString(), object[QLatin1String("data")].toString());
    const auto* found = std::get_if<ApiSource>(&source);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

} // namespace

QString settingKey(StartSetting setting) {
    switch (setting) {
    case StartSetting::Token: return QStringLiteral("token");
    case StartSetting::Authorities: return QStringLiteral("authorities");
    case StartSetting::Proxy: break;
    }
    return QStringLiteral("proxy");
}

QByteArray writtenRequest(const WindowRequest& request) {
    QJsonObject settings;
    for (const auto& [setting, fingerprint] : request.settings) {
        settings.insert(settingKey(setting), QString::fromLatin1(fingerprint));
    }
    QJsonObject object{{QStringLiteral("version"), requestVersion},
                       {QStringLiteral("activation"), QString::fromLatin1(request.activation)},
                       {QStringLiteral("accountApi"), written(request.api)},
                       {QStringLiteral("settings"), settings}};
    if (!request.plan.isEmpty()) {
        object.insert(QStringLiteral("plan"), request.plan);
    }
    if (const auto* sandbox = std::get_if<SandboxSource>(&request.source)) {
        object.insert(QStringLiteral("sandbox"), written(*sandbox));
    } else if (const auto* api = std::get_if<ApiSource>(&request.source)) {
        object.insert(QStringLiteral("api"), written(*api));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<WindowRequest> readRequest(const QByteArray& text) {
    const auto object = QJsonDocument::fromJson(text).object();
    if (object[QLatin1String("version")].toInt() != requestVersion) {
        return std::nullopt;
    }
    WindowRequest request{LastUsed{}, object[QLatin1String("activation")].toString().toLatin1()};
    request.plan = object[QLatin1String("plan")].toString();
    if (!request.plan.isEmpty() && !QFileInfo(request.plan).isAbsolute()) {
        return std::nullopt;
    }
    if (object.contains(QLatin1String("accountApi"))) {
        const auto api = apiOf(object[QLatin1String("accountApi")].toObject());
        if (!api) {
            return std::nullopt;
        }
        request.api = *api;
    }
    const auto settings = object[QLatin1String("settings")].toObject();
    for (const auto setting : allStartSettings) {
        if (const auto fingerprint = settings[settingKey(setting)]; fingerprint.isString()) {
            request.settings[setting] = fingerprint.toString().toLatin1();
        }
    }
    if (object.contains(QLatin1String("sandbox"))) {
        const auto sandbox = sandboxOf(object[QLatin1String("sandbox")].toObject());
        if (!sandbox) {
            return std::nullopt;
        }
        request.source = *sandbox;
    } else if (object.contains(QLatin1String("api"))) {
        const auto api = apiOf(object[QLatin1String("api")].toObject());
        if (!api) {
            return std::nullopt;
        }
        request.source = *api;
    }
    return request;
}

} // namespace poolhouse::console
