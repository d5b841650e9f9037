// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/addon_order.h"

#include "app/sandbox/app_config.h"
#include "app/sandbox/attachment_names.h"
#include "app/sandbox/credentials.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/load.h"
#include "app/sandbox/maintenance.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/resolve.h"
#include "models/core/cluster.h"
#include "models/core/pool.h"
#include "models/core/pool_name.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr auto orderApi = ApiKind::Platform;
constexpr std::array advancedPlans{"advanced", "advanced-private", "advanced-shield"};
constexpr std::array classicFamilies{"essential", "mini", "basic", "dev", "standard", "premium", "private", "shield"};
constexpr std::array nameWords{"angular",  "cubed",  "curly",     "defined",    "flat",   "globular",
                               "infinite", "lively", "metric",    "parallel",   "rugged", "shallow",
                               "shaped",   "solid",  "spherical", "trapezoidal"};

Response invalid(std::string_view sentence) {
    return refused(orderApi, sentence);
}

/// Validates the order member by member and stops at the first error.
class OrderReader {
public:
    OrderReader(const Exchange& exchange, const AppRecord& app)
        : m_state(exchange.state), m_now(exchange.now), m_app(app) {
        m_order.appId = app.id;
    }

    std::optional<Response> error;

    void read(const json& body) {
        const auto plan = member(objectMember(body, orderApi, "plan", {"name"}));
        const auto attachment = member(objectMember(body, orderApi, "attachment", {"name"}));
        if (error) {
            return;
        }
        readPlan(text(plan, "name"));
        readName(text(body, "name"));
        const auto config = body.value("config", json::object());
        if (!error && !config.is_object()) {
            error = invalid("The member \"config\" must be an object.");
        }
        if (!error) {
            readConfig(config);
        }
        if (!error) {
            auto choice = chooseAttachmentName(m_state, m_app, text(attachment, "name"), text(body, "confirm"), true);
            m_order.attachmentName = std::move(choice.name);
            fail(std::move(choice.refusal));
        }
    }

    [[nodiscard]] const AddonOrder& order() const { return m_order; }

private:
    void fail(std::optional<Response> refusal) {
        if (!error) {
            error = std::move(refusal);
        }
    }

    json member(const core::Result<json, Response>& read) {
        if (!read) {
            fail(read.error());
            return json::object();
        }
        return read.value();
    }

    std::optional<std::string> text(const json& object, std::string_view name) {
        const auto read = textMember(object, orderApi, name);
        if (!read) {
            fail(read.error());
            return std::nullopt;
        }
        return read.value();
    }

    void readPlan(const std::optional<std::string>& full) {
        if (error) {
            return;
        }
        const auto [service, plan] = core::splitPlanName(full.value_or(""));
        const auto startsAs = [name = plan](const char* family) { return name.starts_with(family); };
        const bool ours = service == addonService;
        if (!full || full->empty()) {
            error = invalid("The member \"plan\" must name a plan.");
        } else if (ours && std::find(advancedPlans.begin(), advancedPlans.end(), plan) != advancedPlans.end()) {
            m_order.plan = plan;
        } else if (ours && std::any_of(classicFamilies.begin(), classicFamilies.end(), startsAs)) {
            error = invalid("The sandbox makes no databases of classic plans; choose heroku-postgresql:advanced, "
                            "heroku-postgresql:advanced-private or heroku-postgresql:advanced-shield.");
        } else {
            error = notFound("plan");
        }
    }

    void readName(const std::optional<std::string>& name) {
        if (error) {
            return;
        }
        if (!name) {
            m_order.name = generatedName();
            return;
        }
        fail(addonNameRefusal(m_state, *name));
        m_order.name = *name;
    }

    void readConfig(const json& config) {
        for (const auto& [name, value] : config.items()) {
            if (!value.is_string() && !value.is_boolean()) {
                error = invalid("The option \"" + name.substr(0, 100) + "\" must be a text, true or false.");
                return;
            }
        }
        if (config.contains("follow")) {
            error = invalid("An Advanced database follows no other one; add follower pools to a database instead.");
            return;
        }
        readSource(text(config, "fork"), text(config, "rollback"), text(config, "recovery-time"));
        readOrigin(text(config, "from"));
        readLevel(text(config, "level"));
        readVersion(text(config, "version"));
        readAvailability(config);
    }

    void readSource(const std::optional<std::string>& fork, const std::optional<std::string>& rollback,
                    const std::optional<std::string>& time) {
        if (error || (!fork && !rollback && !time)) {
            return;
        }
        if (fork && rollback) {
            error = invalid("A copy is either a fork or a rollback, not both.");
        } else if (rollback.has_value() != time.has_value()) {
            error = invalid(rollback ? "A rollback needs the option recovery-time: the instant to go back to."
                                     : "The option recovery-time goes with the option rollback.");
        }
        const auto* source = error ? nullptr : sourceOf(fork ? *fork : *rollback);
        if (source == nullptr) {
            return;
        }
        m_order.sourceId = source->id;
        if (time) {
            readRecoveryTime(*source, *time);
        }
    }

    const ClusterRecord* sourceOf(const std::string& wanted) {
        const auto found = resolveClusters(m_state, wanted, m_app.name);
        if (found.clusters.empty()) {
            error = invalid("There is no database \"" + wanted.substr(0, 100) + "\" to copy.");
            return nullptr;
        }
        if (found.clusters.size() > 1) {
            error = invalid("More than one database goes by \"" + wanted.substr(0, 100) + "\".");
            return nullptr;
        }
        const auto* source = found.clusters.front();
        if (source->classic()) {
            error = invalid(source->name + " is no Advanced database; an Advanced one is made from it by a migration.");
        } else if (source->state != "provisioned" || source->restStatus == "unavailable") {
            error = invalid(source->name + " is not available; it cannot be copied now.");
        }
        return error ? nullptr : source;
    }

    void readRecoveryTime(const ClusterRecord& source, const std::string& time) {
        const auto at = core::parseInstant(time);
        const auto window = rollbackWindow(source, m_now);
        if (!at) {
            error = invalid("The option recovery-time must be an instant such as 2026-06-02T11:00:00.");
        } else if (!window) {
            error = invalid(source.name + " cannot be rolled back.");
        } else if (*at < window->earliest || *at > m_now) {
            error =
                invalid(source.name + " can be rolled back to instants from " + core::formatInstant(window->earliest) +
                        " to " + core::formatInstant(window->latest) + " only.");
        }
        m_order.past = at;
    }

    void readOrigin(const std::optional<std::string>& from) {
        if (error || !from) {
            return;
        }
        const auto* origin = m_state.findClusterById(*from);
        if (origin == nullptr || !origin->classic()) {
            error = invalid("The option \"from\" must be the id of a classic database to migrate from.");
        } else if (!m_order.sourceId.empty()) {
            error = invalid("A database is either a copy or the target of a migration, not both.");
        }
    }

    void readLevel(const std::optional<std::string>& level) {
        if (error) {
            return;
        }
        const auto* source = m_order.sourceId.empty() ? nullptr : m_state.findClusterById(m_order.sourceId);
        const auto* leader = source != nullptr ? source->leader() : nullptr;
        if (!level && source == nullptr) {
            error = invalid("An Advanced database needs the option level.");
            return;
        }
        m_order.level = level ? *level : leader != nullptr ? leader->level : "4G-Performance";
        if (m_state.catalog().levels.find(m_order.level) == nullptr) {
            error = invalid("There is no level called \"" + m_order.level.substr(0, 100) + "\".");
        }
    }

    void readVersion(const std::optional<std::string>& version) {
        if (error) {
            return;
        }
        const auto* source = m_order.sourceId.empty() ? nullptr : m_state.findClusterById(m_order.sourceId);
        const auto full = version ? fullVersion(*version) : std::optional(defaultVersion());
        if (!full) {
            error = invalid("PostgreSQL \"" + version->substr(0, 40) + "\" is not on offer; choose one of " +
                            versionNames() + ".");
            return;
        }
        if (source != nullptr && version && *full != source->version) {
            error = invalid("A copy has the version of its source, PostgreSQL " + source->version + ".");
            return;
        }
        m_order.version = source != nullptr ? source->version : *full;
        m_order.oldVersion = m_order.version.starts_with(versionNames().substr(0, 2));
    }

    void readAvailability(const json& config) {
        const auto at = config.find("high-availability");
        if (error || at == config.end()) {
            return;
        }
        if (*at == true || *at == "true") {
            m_order.highAvailability = true;
        } else if (*at == false || *at == "false") {
            m_order.highAvailability = false;
        } else {
            error = invalid("The option high-availability must be true or false.");
        }
    }

    std::string generatedName() const {
        const auto mix = Mix(m_state.world().seed)
                             .with("addon-name")
                             .with(m_app.id)
                             .with(static_cast<std::uint64_t>(m_now.time_since_epoch().count()));
        for (std::uint64_t i = 0;; ++i) {
            const auto one = mix.with(i);
            auto name = std::string("postgresql-") + nameWords[one.number() % nameWords.size()] + "-" +
                        std::to_string(one.with("number").between(10000, 99999));
            if (m_state.findCluster(name) == nullptr) {
                return name;
            }
        }
    }

    const State& m_state;
    core::Instant m_now;
    const AppRecord& m_app;
    AddonOrder m_order;
};

void copySource(ClusterRecord& cluster, const ClusterRecord& source, const WorldRecord& world, core::Instant past) {
    cluster.forkedFrom = ForkSource{source.id, source.name};
    cluster.storageGb = storageInUse(source, world, past);
    cluster.growthGbPerDay = source.growthGbPerDay;
    cluster.tables = source.tables;
    cluster.settings = source.settings;
    cluster.region = source.region;
}

} // namespace

std::optional<Response> addonNameRefusal(const State& state, const std::string& name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto allowed = [letter](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    if (name.empty() || !letter(name.front()) || name.size() > 256 || !std::all_of(name.begin(), name.end(), allowed) ||
        isUuid(name)) {
        return refused(orderApi, "The name of an add-on must start with a letter and may contain only letters, digits, "
                                 "hyphens and underscores.");
    }
    if (state.findCluster(name) != nullptr) {
        return refused(orderApi, "The name \"" + name + "\" is taken; names of add-ons are unique everywhere.");
    }
    return std::nullopt;
}

core::Result<AddonOrder, Response> readAddonOrder(const Exchange& exchange, const AppRecord& app) {
    const auto body = objectBody(exchange, orderApi, {"attachment", "config", "confirm", "name", "plan"});
    if (!body) {
        return body.error();
    }
    OrderReader reader(exchange, app);
    reader.read(body.value());
    if (reader.error) {
        return *reader.error;
    }
    return reader.order();
}

std::string placeOrder(State& state, const AddonOrder& order, core::Instant now) {
    const auto& app = state.apps().at(order.appId);
    const auto mix = Mix(state.world().seed)
                         .with("cluster")
                         .with(order.name)
                         .with(static_cast<std::uint64_t>(now.time_since_epoch().count()));
    ClusterRecord cluster;
    cluster.id = makeUuid(mix);
    cluster.name = order.name;
    cluster.appId = order.appId;
    cluster.plan = order.plan;
    cluster.region = app.region;
    cluster.version = order.version;
    cluster.storageGb = 0;
    cluster.growthGbPerDay = 0.25;
    cluster.windowMinute = mix.with("window").between(0, minutesOfWeek / 30 - 1) * 30;
    cluster.quotas.push_back({"storage", std::nullopt, std::nullopt, std::nullopt, "none", false, now});
    if (const auto* source = state.findClusterById(order.sourceId)) {
        copySource(cluster, *source, state.world(), order.past.value_or(now));
    }
    PoolRecord leader;
    leader.id = makeUuid(mix.with("pool"));
    leader.name = core::leaderPoolName;
    leader.level = order.level;
    leader.count = order.highAvailability ? 2 : 1;
    cluster.pools.push_back(std::move(leader));
    cluster.credentials.push_back(makeOwner(cluster, state.world()));
    beginCluster(cluster, state.world(), now);

    AttachmentRecord attachment;
    attachment.id = makeUuid(mix.with("attachment"));
    attachment.name = order.attachmentName;
    attachment.appId = order.appId;
    attachment.clusterId = cluster.id;
    attachment.createdAt = now;
    auto id = cluster.id;
    freeAttachmentName(state, order.appId, order.attachmentName, now);
    state.insert(std::move(cluster));
    attach(state, std::move(attachment), now);
    return id;
}

} // namespace poolhouse::sandbox
