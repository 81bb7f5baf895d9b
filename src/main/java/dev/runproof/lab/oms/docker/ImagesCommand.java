package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code docker images}. */
final class ImagesCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("f|filter format", "a|all q|quiet no-trunc digests");
    private static final String NONE = "<none>";

    private final DockerEngine engine;

    ImagesCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        var rows = new ArrayList<ObjectNode>();
        for (Image image : engine.images().all()) {
            List<String> tags = engine.images().tags(image);
            if (tags.isEmpty() && flags.operands().isEmpty()) {
                rows.add(row(image, NONE, NONE, flags));
            }
            for (String tag : tags) {
                int colon = tag.lastIndexOf(':');
                if (flags.operands().isEmpty()
                        || flags.operands().get(0).equals(tag)
                        || flags.operands().get(0).equals(tag.substring(0, colon))) {
                    rows.add(row(image, tag.substring(0, colon), tag.substring(colon + 1), flags));
                }
            }
        }
        if (flags.has("quiet")) {
            rows.stream().map(row -> row.get("ID").asText()).distinct().forEach(id -> terminal.out(id + "\n"));
            return 0;
        }
        Optional<String> format = flags.value("format");
        if (format.isPresent()) {
            var template = GoTemplate.parse(format.get().equals("json") ? "{{json .}}" : format.get());
            rows.forEach(row -> terminal.out(template.render(row) + "\n"));
            return 0;
        }
        terminal.out(Columns.text(
                List.of("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE"),
                rows.stream()
                        .map(row -> Stream.of("Repository", "Tag", "ID", "CreatedSince", "Size")
                                .map(key -> row.get(key).asText())
                                .toList())
                        .toList()));
        return 0;
    }

    private ObjectNode row(Image image, String repository, String tag, Flags flags) {
        var row = JsonNodeFactory.instance.objectNode();
        Duration age =
                Duration.between(Instant.parse(image.created()), engine.clock().now());
        row.put("Containers", "N/A");
        row.put("CreatedAt", image.created());
        row.put("CreatedSince", Ages.rough(age) + " ago");
        row.put("Digest", NONE);
        row.put("ID", flags.has("no-trunc") ? image.id() : Hex.shortId(image.id()));
        row.put("Repository", repository);
        row.put("Size", Ages.size(image.sizeBytes()));
        row.put("Tag", tag);
        return row;
    }
}
