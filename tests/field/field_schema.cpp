// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_schema.h"

#include <QFile>

#include <algorithm>
#include <set>

namespace poolhouse::test {

namespace {

class SchemaCheck {
public:
    explicit SchemaCheck(Json root) : m_root(std::move(root)) {}

    [[nodiscard]] std::string fault(const Json& value) const {
        const auto found = faultOf(m_root, value, {});
        return found.empty() ? unnamed(m_root, value, {}) : found;
    }

private:
    [[nodiscard]] const Json& resolved(const Json& schema) const {
        const auto reference = schema.find("$ref");
        return reference == schema.end() ? schema
                                         : m_root.at(Json::json_pointer(reference->get<std::string>().substr(1)));
    }

    static bool isOfType(const std::string& type, const Json& value) {
        return (type == "null" && value.is_null()) || (type == "object" && value.is_object()) ||
               (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
               (type == "boolean" && value.is_boolean()) || (type == "number" && value.is_number()) ||
               (type == "integer" && value.is_number_integer());
    }

    static bool hasType(const Json& types, const Json& value) {
        return types.is_string() ? isOfType(types.get<std::string>(), value)
                                 : std::any_of(types.begin(), types.end(), [&value](const Json& type) {
                                       return isOfType(type.get<std::string>(), value);
                                   });
    }

    [[nodiscard]] std::string faultOf(const Json& given, const Json& value, const std::string& at) const {
        const Json& schema = resolved(given);
        if (schema.contains("type") && !hasType(schema["type"], value)) {
            return at + ": not of type " + schema["type"].dump();
        }
        if (schema.contains("const") && schema["const"] != value) {
            return at + ": not " + schema["const"].dump();
        }
        if (schema.contains("enum") &&
            std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
            return at + ": not one of " + schema["enum"].dump();
        }
        if (schema.contains("minimum") && value.is_number() && value < schema["minimum"]) {
            return at + ": below the minimum";
        }
        for (const Json& part : schema.value("allOf", Json::array())) {
            if (auto found = faultOf(part, value, at); !found.empty()) {
                return found;
            }
        }
        if (schema.contains("oneOf") && matching(schema["oneOf"], value) != 1) {
            return at + ": " + std::to_string(matching(schema["oneOf"], value)) + " of oneOf match";
        }
        return faultWithin(schema, value, at);
    }

    [[nodiscard]] std::string faultWithin(const Json& schema, const Json& value, const std::string& at) const {
        if (value.is_object()) {
            for (const Json& name : schema.value("required", Json::array())) {
                if (!value.contains(name.get<std::string>())) {
                    return at + ": without " + name.get<std::string>();
                }
            }
            const Json properties = schema.value("properties", Json::object());
            for (const auto& [name, member] : properties.items()) {
                if (value.contains(name)) {
                    if (auto found = faultOf(member, value[name], at + "/" + name); !found.empty()) {
                        return found;
                    }
                }
            }
        }
        if (value.is_array() && schema.contains("items")) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                if (auto found = faultOf(schema["items"], value[i], at + "/" + std::to_string(i)); !found.empty()) {
                    return found;
                }
            }
        }
        return {};
    }

    [[nodiscard]] std::ptrdiff_t matching(const Json& alternatives, const Json& value) const {
        return std::count_if(alternatives.begin(), alternatives.end(),
                             [&](const Json& each) { return faultOf(each, value, {}).empty(); });
    }

    /// The members that a schema names, through its references and alternatives.
    void collect(const Json& given, std::set<std::string>& names) const {
        const Json& schema = resolved(given);
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [name, member] : properties.items()) {
            names.insert(name);
        }
        for (const char* const parts : {"allOf", "oneOf"}) {
            for (const Json& part : schema.value(parts, Json::array())) {
                collect(part, names);
            }
        }
    }

    [[nodiscard]] std::string unnamed(const Json& schema, const Json& value, const std::string& at) const {
        std::set<std::string> names;
        collect(schema, names);
        for (const auto& [name, member] : value.items()) {
            if (!names.contains(name)) {
                return at + ": the schema does not name " + name;
            }
        }
        return {};
    }

    Json m_root;
};

} // namespace

std::string schemaFault(const std::string& schemaName, const Json& value) {
    QFile file(QString::fromStdString(POOLHOUSE_SOURCE_DIR "/resources/schema/" + schemaName + ".schema.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return "no schema " + schemaName;
    }
    return SchemaCheck(Json::parse(file.readAll().toStdString())).fault(value);
}

} // namespace poolhouse::test
