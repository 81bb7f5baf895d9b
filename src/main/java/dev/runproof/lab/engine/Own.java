package dev.runproof.lab.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The containers and images of one host, found in the engine. */
record Own(Engine engine, Share share) {
    static final String LABELS = "Labels";
    private static final String DIGEST = "sha256:";
    private static final int FEWEST_DIGITS = 2;

    /** All of its containers, as the engine lists them. */
    List<JsonNode> containers() throws IOException {
        var labels = Engine.JSON.createArrayNode();
        share.allLabels().forEach((key, value) -> labels.add(key + "=" + value));
        var filters = Engine.JSON.createObjectNode().set("label", labels);
        return list(engine.get("/containers/json?all=1&filters=" + Request.encoded(filters.toString())));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The id of a container by its name, its id or the first digits of that. */
    String container(String reference) throws IOException {
        String name = reference.startsWith("/") ? reference.substring(1) : reference;
        var all = containers();
        for (JsonNode each : all) {
            for (JsonNode full : each.path("Names")) {
                if (share.stripped(full.asText().substring(1)).equals(name)) {
                    return each.path("Id").asText();
                }
            }
        }
        return byId(all, reference).orElseThrow(() -> Refused.noContainer(reference));
    }

    Optional<String> marked(String mark) throws IOException {
        return containers().stream()
                .filter(each -> each.path(LABELS).path(Share.MARK).asText().equals(mark))
                .map(each -> each.path("Id").asText())
                .findFirst();
    }

    private static Optional<String> byId(List<JsonNode> all, String reference) {
        var ids = all.stream()
                .map(each -> each.path("Id").asText())
                .filter(id -> reference.length() >= FEWEST_DIGITS
                        && (id.startsWith(reference) || id.startsWith(DIGEST + reference)))
                .distinct()
                .toList();
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** Its images, as the engine lists them, each with its own tags alone. */
    List<JsonNode> images() throws IOException {
        return images("/images/json");
    }

    /** @param target where the engine lists images, some or all */
    List<JsonNode> images(String target) throws IOException {
        var own = new ArrayList<JsonNode>();
        for (JsonNode image : engine.get(target)) {
            var tags = tags(image);
            if (!tags.isEmpty()) {
                var shown = image.<ObjectNode>deepCopy();
                shown.set("RepoTags", Engine.JSON.valueToTree(tags));
                shown.set("RepoDigests", Engine.JSON.createArrayNode());
                own.add(shown);
            }
        }
        return own;
    }

    /** As the engine has them. */
    private List<String> tags(JsonNode image) {
        return list(image.path("RepoTags")).stream()
                .map(JsonNode::asText)
                .filter(tag -> tag.startsWith(share.repositoryPrefix()))
                .toList();
    }

    /** What the engine calls an image that the host names by name and tag, by its id or the first digits of that. */
    String image(String reference) throws IOException {
        String named = tagged(reference);
        var all = images();
        for (JsonNode each : all) {
            if (tags(each).contains(named)) {
                return named;
            }
        }
        return byId(all, reference).orElseThrow(() -> Refused.noImage(reference));
    }

    /** The names that the engine has for an image of the host: that one alone which was named, all when its id was. */
    List<String> names(String reference) throws IOException {
        String found = image(reference);
        if (!found.startsWith(DIGEST)) {
            return List.of(found);
        }
        return images().stream()
                .filter(each -> each.path("Id").asText().equals(found))
                .flatMap(each -> tags(each).stream())
                .toList();
    }

    /** The engine's name for what the host calls so. */
    String tagged(String reference) {
        String tag = reference.substring(reference.lastIndexOf('/') + 1).contains(":") ? "" : ":latest";
        return share.repositoryPrefix() + reference + tag;
    }

    /** What was changed when a container was made; empty for none. */
    static JsonNode asked(JsonNode labels) throws IOException {
        return Engine.JSON.readTree(labels.path(Share.ASKED).asText("{}"));
    }
}
