// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/attachment_moves.h"

namespace poolhouse::documents {

namespace {

std::optional<core::AttachmentPlace> readPlace(const Node& move, const char* key) {
    if (!move.has(key)) {
        return std::nullopt;
    }
    const auto node = move.object(key);
    node.expectOnly({"pool", "name"});
    return core::AttachmentPlace{node.optionalText("pool"), node.text("name")}; // while it is typed, it may be empty
}

void addPlace(Json& move, const char* key, const std::optional<core::AttachmentPlace>& place) {
    if (place) {
        move[key] = {{"pool", place->pool}, {"name", place->name}};
    }
}

} // namespace

core::AttachmentMove readMove(const Node& node) {
    node.expectOnly({"app", "credential", "from", "to"});
    core::AttachmentMove move{node.text("app"), node.optionalText("credential"), readPlace(node, "from"),
                              readPlace(node, "to")};
    if (!move.from && !move.to) {
        node.fail("must have \"from\", \"to\" or both");
    }
    return move;
}

Json movesJson(const std::vector<core::AttachmentMove>& moves) {
    auto list = Json::array();
    for (const auto& move : moves) {
        Json json{{"app", move.app}};
        if (!move.credential.empty()) {
            json["credential"] = move.credential;
        }
        addPlace(json, "from", move.from);
        addPlace(json, "to", move.to);
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace poolhouse::documents
