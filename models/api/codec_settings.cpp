// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

namespace poolhouse::api::codec {

namespace {

core::SettingValue readValue(const JsonNode& node, const char* key) {
    if (node.isNull(key)) {
        return core::NotSet{};
    }
    return std::visit([](const auto& value) { return core::SettingValue(value); }, node.scalar(key));
}

core::Setting readSetting(const JsonNode& node) {
    core::Setting setting;
    setting.name = node.name("name");
    setting.value = readValue(node, "current");
    setting.defaultValue = readValue(node, "default");
    setting.needsRestart = node.optionalFlag("reboot_required");
    return setting;
}

} // namespace

ApiResult<core::PartialList<core::Setting>> readSettings(QByteArrayView body) {
    return readRecords<core::Setting>(body, "items", core::RecordKind::Setting, readSetting);
}

ApiResult<core::Done> readSettingsChanged(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& root) {
        (void)root.list("changes");
        return core::Done{};
    });
}

QByteArray writeSettings(const core::ChangedSettings& changes) {
    std::string pairs;
    for (const auto& each : changes.all) {
        pairs += (pairs.empty() ? "" : ",") + each.name + ':' + each.value;
    }
    return serialized(Json{{"settings", pairs}});
}

} // namespace poolhouse::api::codec
