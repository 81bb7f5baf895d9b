package dev.runproof.lab.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

/** Lists of what a host has, with the filters that were asked for. */
record Lists(Own own) {
    private static final String FILTERS = "filters";

    JsonNode containers(Request request, View view) throws IOException {
        ObjectNode filters = filters(request);
        List<Pattern> names = patterns(values(filters.remove("name")));
        for (String key : List.of("before", "since")) {
            mapped(filters, key, own::container);
        }
        mapped(filters, "ancestor", own::image);
        ArrayNode labels = Engine.JSON.createArrayNode();
        values(filters.get("label")).forEach(labels::add);
        for (Map.Entry<String, String> label : own.share().allLabels().entrySet()) {
            labels.add(label.getKey() + "=" + label.getValue());
        }
        filters.set("label", labels);
        var shown = Engine.JSON.createArrayNode();
        for (JsonNode each :
                own.engine().get(request.with(FILTERS, filters.toString()).target("/containers/json"))) {
            if (names.isEmpty() || named(each, names)) {
                shown.add(view.listed(each));
            }
        }
        return shown;
    }

    private boolean named(JsonNode container, List<Pattern> patterns) {
        String name =
                own.share().stripped(container.path("Names").path(0).asText().substring(1));
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(name).find()
                        || pattern.matcher("/" + name).find());
    }

    private static List<Pattern> patterns(List<String> texts) {
        try {
            return texts.stream().map(Pattern::compile).toList();
        } catch (PatternSyntaxException e) {
            throw new Refused(400, "invalid filter 'name': " + e.getDescription());
        }
    }

    /** How a reference of the host becomes one of the engine's. */
    @FunctionalInterface
    private interface Mapping {
        String of(String reference) throws IOException;
    }

    private static void mapped(ObjectNode filters, String key, Mapping mapping) throws IOException {
        if (filters.has(key)) {
            ArrayNode mapped = Engine.JSON.createArrayNode();
            for (String value : values(filters.get(key))) {
                mapped.add(mapping.of(value));
            }
            filters.set(key, mapped);
        }
    }

    JsonNode images(Request request) throws IOException {
        ObjectNode filters = filters(request);
        if (filters.has("reference")) {
            ArrayNode references = Engine.JSON.createArrayNode();
            values(filters.get("reference"))
                    .forEach(each -> references.add(own.share().repositoryPrefix() + each));
            filters.set("reference", references);
        }
        var shown = Engine.JSON.createArrayNode();
        own.images(request.with(FILTERS, filters.toString()).target("/images/json"))
                .forEach(shown::add);
        return shown;
    }

    /** Counts of the host's own, and its own name. */
    JsonNode info(JsonNode told) throws IOException {
        ObjectNode shown = told.deepCopy();
        var all = own.containers();
        shown.put("Containers", all.size());
        Map.of("ContainersRunning", "running", "ContainersPaused", "paused", "ContainersStopped", "exited")
                .forEach((key, state) -> shown.put(
                        key,
                        all.stream()
                                .filter(each -> each.path("State").asText().equals(state))
                                .count()));
        shown.put("Images", own.images().size());
        shown.put("Name", own.share().host().value());
        return shown;
    }

    /** Filters come as lists or, from older clients, as sets. */
    private static ObjectNode filters(Request request) throws IOException {
        String text = request.query().getOrDefault(FILTERS, "");
        var filters = Engine.JSON.readTree(text.isEmpty() ? "{}" : text);
        ObjectNode lists = Engine.JSON.createObjectNode();
        filters.fields().forEachRemaining(each -> {
            var list = lists.putArray(each.getKey());
            values(each.getValue()).forEach(list::add);
        });
        return lists;
    }

    private static List<String> values(@org.jspecify.annotations.Nullable JsonNode filter) {
        var values = new ArrayList<String>();
        if (filter instanceof ObjectNode set) {
            set.fieldNames().forEachRemaining(values::add);
        } else if (filter != null) {
            StreamSupport.stream(filter.spliterator(), false)
                    .map(JsonNode::asText)
                    .forEach(values::add);
        }
        return values;
    }
}
