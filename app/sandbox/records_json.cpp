// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/records_json.h"

#include "models/json/json.h"

#include <stdexcept>
#include <type_traits>
#include <utility>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

// `visit` lists the members of a record once, for reading and writing.
class Writer {
public:
    void operator()(const char* key, const core::Instant& at) { m_json[key] = at.time_since_epoch().count(); }
    void operator()(const char* key, const ForkSource& source) { m_json[key] = {source.id, source.name}; }
    template <class T> void operator()(const char* key, const std::optional<T>& value) {
        if (value) {
            (*this)(key, *value);
        }
    }
    template <class T> void operator()(const char* key, const std::vector<T>& values);
    template <class T> void operator()(const char* key, const T& value) {
        if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string>) {
            Writer inner;
            visit(value, inner);
            m_json[key] = std::move(inner.m_json);
        } else {
            m_json[key] = value;
        }
    }
    json m_json = json::object();
};

class Reader {
public:
    explicit Reader(const json& from) : m_json(from) {}
    void operator()(const char* key, core::Instant& at) const {
        const std::chrono::milliseconds since(wholeNumber<std::int64_t>(m_json.at(key)));
        at = core::Instant(since);
        if (at < core::Instant{} || at > latestInstant) {
            throw std::out_of_range("an instant outside the years 1970 to 9999");
        }
    }
    void operator()(const char* key, ForkSource& source) const {
        source = {m_json.at(key).at(0).get<std::string>(), m_json.at(key).at(1).get<std::string>()};
    }
    template <class T> void operator()(const char* key, std::optional<T>& value) const {
        value.reset();
        if (m_json.contains(key)) {
            (*this)(key, value.emplace());
        }
    }
    template <class T> void operator()(const char* key, std::vector<T>& values) const;
    template <class T> void operator()(const char* key, T& value) const {
        if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string>) {
            Reader inner(m_json.at(key));
            visit(value, inner);
        } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            value = wholeNumber<T>(m_json.at(key));
        } else if constexpr (std::is_same_v<T, bool>) {
            value = m_json.at(key).get_ref<const json::boolean_t&>();
        } else {
            m_json.at(key).get_to(value);
        }
    }
    const json& m_json;

private:
    /// The library converts fractions and numbers of any size.
    template <class T> [[nodiscard]] static T wholeNumber(const json& value) {
        const bool fits = value.is_number_unsigned()  ? std::in_range<T>(value.get<std::uint64_t>())
                          : value.is_number_integer() ? std::in_range<T>(value.get<std::int64_t>())
                                                      : false;
        if (!fits) {
            throw std::out_of_range("a number that is not whole or too large");
        }
        return value.get<T>();
    }
};

template <class World, class V>
requires std::is_same_v<std::remove_const_t<World>, WorldRecord>
void visit(World& r, V& v) {
    v("scenario", r.scenario), v("seed", r.seed), v("anchor", r.anchor), v("catalogue", r.catalog);
    v("accountId", r.accountId), v("accountEmail", r.accountEmail), v("accountName", r.accountName);
}

template <class Release, class V>
requires std::is_same_v<std::remove_const_t<Release>, ReleaseRecord>
void visit(Release& r, V& v) {
    v("version", r.version), v("description", r.description), v("createdAt", r.createdAt), v("before", r.before);
}

template <class Var, class V>
requires std::is_same_v<std::remove_const_t<Var>, VarBefore>
void visit(Var& r, V& v) {
    v("name", r.name), v("value", r.value);
}

template <class Process, class V>
requires std::is_same_v<std::remove_const_t<Process>, ProcessRecord>
void visit(Process& r, V& v) {
    v("type", r.type), v("quantity", r.quantity), v("size", r.size), v("command", r.command);
}

template <class Var, class V>
requires std::is_same_v<std::remove_const_t<Var>, ConfigVarRecord> ||
    std::is_same_v<std::remove_const_t<Var>, SettingRecord>
void visit(Var& r, V& v) {
    v("name", r.name), v("value", r.value);
}

template <class App, class V>
requires std::is_same_v<std::remove_const_t<App>, AppRecord>
void visit(App& r, V& v) {
    v("id", r.id), v("name", r.name), v("region", r.region), v("maintenance", r.maintenance);
    v("createdAt", r.createdAt), v("releases", r.releases), v("configVars", r.configVars), v("dynos", r.dynos);
    v("formation", r.formation), v("dynosSince", r.dynosSince);
}

template <class Instance, class V>
requires std::is_same_v<std::remove_const_t<Instance>, InstanceRecord>
void visit(Instance& r, V& v) {
    v("id", r.id), v("level", r.level), v("role", r.role), v("status", r.status), v("updatedAt", r.updatedAt);
}

template <class Endpoint, class V>
requires std::is_same_v<std::remove_const_t<Endpoint>, EndpointRecord>
void visit(Endpoint& r, V& v) {
    v("host", r.host), v("port", r.port), v("status", r.status);
}

template <class Load, class V>
requires std::is_same_v<std::remove_const_t<Load>, LoadRecord>
void visit(Load& r, V& v) {
    v("atAnchor", r.atAnchor), v("unknown", r.unknown), v("overLimit", r.overLimit);
}

template <class Step, class V>
requires std::is_same_v<std::remove_const_t<Step>, StepRecord>
void visit(Step& r, V& v) {
    v("at", r.at), v("kind", r.kind), v("level", r.level);
}

template <class Pool, class V>
requires std::is_same_v<std::remove_const_t<Pool>, PoolRecord>
void visit(Pool& r, V& v) {
    v("id", r.id), v("name", r.name), v("status", r.status), v("count", r.count), v("level", r.level);
    v("instances", r.instances), v("endpoints", r.endpoints), v("load", r.load), v("steps", r.steps);
    v("message", r.message), v("changes", r.changes);
}

template <class Quota, class V>
requires std::is_same_v<std::remove_const_t<Quota>, QuotaRecord>
void visit(Quota& r, V& v) {
    v("type", r.type), v("currentGb", r.currentGb), v("warningGb", r.warningGb), v("criticalGb", r.criticalGb);
    v("action", r.action), v("enforcementActive", r.enforcementActive), v("since", r.since);
}

template <class Role, class V>
requires std::is_same_v<std::remove_const_t<Role>, RoleRecord>
void visit(Role& r, V& v) {
    v("user", r.user), v("secret", r.secret), v("state", r.state);
}

template <class Credential, class V>
requires std::is_same_v<std::remove_const_t<Credential>, CredentialRecord>
void visit(Credential& r, V& v) {
    v("id", r.id), v("name", r.name), v("type", r.type), v("state", r.state), v("roles", r.roles);
}

template <class Event, class V>
requires std::is_same_v<std::remove_const_t<Event>, EventRecord>
void visit(Event& r, V& v) {
    v("at", r.at), v("kind", r.kind), v("subject", r.subject);
}

template <class Migration, class V>
requires std::is_same_v<std::remove_const_t<Migration>, MigrationRecord>
void visit(Migration& r, V& v) {
    v("id", r.id), v("sourceId", r.sourceId), v("method", r.method), v("status", r.status), v("since", r.since);
    v("until", r.until), v("stopReason", r.stopReason);
}

template <class Maintenance, class V>
requires std::is_same_v<std::remove_const_t<Maintenance>, MaintenanceRecord>
void visit(Maintenance& r, V& v) {
    v("createdAt", r.createdAt), v("scheduledFor", r.scheduledFor), v("requiredBy", r.requiredBy);
    v("previouslyScheduledFor", r.previouslyScheduledFor), v("startedAt", r.startedAt);
    v("durationSeconds", r.durationSeconds), v("windowMinute", r.windowMinute);
}

template <class Cluster, class V>
requires std::is_same_v<std::remove_const_t<Cluster>, ClusterRecord>
void visit(Cluster& r, V& v) {
    v("id", r.id), v("name", r.name), v("appId", r.appId), v("plan", r.plan), v("state", r.state);
    v("restStatus", r.restStatus), v("region", r.region), v("version", r.version), v("tier", r.tier);
    v("createdAt", r.createdAt), v("updatedAt", r.updatedAt), v("readyAt", r.readyAt);
    v("forkedFrom", r.forkedFrom), v("storageGb", r.storageGb), v("storageLimitGb", r.storageLimitGb);
    v("growthGbPerDay", r.growthGbPerDay), v("tables", r.tables), v("credentials", r.credentials);
    v("rollback", r.rollback), v("sparse", r.sparse), v("quotas", r.quotas), v("pools", r.pools);
    v("events", r.events), v("settings", r.settings), v("migration", r.migration);
    v("maintenance", r.maintenance), v("pastMaintenances", r.pastMaintenances);
    v("windowMinute", r.windowMinute), v("previousWindowMinute", r.previousWindowMinute), v("changes", r.changes);
}

template <class Attachment, class V>
requires std::is_same_v<std::remove_const_t<Attachment>, AttachmentRecord>
void visit(Attachment& r, V& v) {
    v("id", r.id), v("name", r.name), v("appId", r.appId), v("clusterId", r.clusterId), v("target", r.target);
    v("sparse", r.sparse), v("createdAt", r.createdAt);
}

template <class T> void Writer::operator()(const char* key, const std::vector<T>& values) {
    json list = json::array();
    for (const auto& value : values) {
        Writer inner;
        visit(value, inner);
        list.push_back(std::move(inner.m_json));
    }
    m_json[key] = std::move(list);
}

template <class T> void Reader::operator()(const char* key, std::vector<T>& values) const {
    values.clear();
    const auto list = m_json.find(key); // absent in databases of earlier versions
    if (list == m_json.end()) {
        return;
    }
    for (const auto& each : list->get_ref<const json::array_t&>()) {
        Reader inner(each);
        visit(values.emplace_back(), inner);
    }
}

template <class Record> json written(const Record& record) {
    Writer writer;
    visit(record, writer);
    return std::move(writer.m_json);
}

template <class Record> void read(const json& from, Record& record) {
    Reader reader(from);
    visit(record, reader);
}

} // namespace

json toJson(const WorldRecord& world) {
    return written(world);
}
json toJson(const AppRecord& app) {
    return written(app);
}
json toJson(const ClusterRecord& cluster) {
    return written(cluster);
}
json toJson(const AttachmentRecord& attachment) {
    return written(attachment);
}

void fromJson(const json& json, WorldRecord& world) {
    read(json, world);
}
void fromJson(const json& json, AppRecord& app) {
    read(json, app);
}
void fromJson(const json& json, ClusterRecord& cluster) {
    read(json, cluster);
}
void fromJson(const json& json, AttachmentRecord& attachment) {
    read(json, attachment);
}

} // namespace poolhouse::sandbox
