package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docker images}. */
final class ImagesCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("f|filter format", "a|all q|quiet no-trunc digests");
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String NONE = "<none>";

    private static final List<String> FURTHER =
            List.of("Containers", "CreatedAt", "Digest", "SharedSize", "UniqueSize");
    private static final Map<String, String> HEADS = Map.of(
            "ID",
            "IMAGE ID",
            "CreatedSince",
            "CREATED",
            "CreatedAt",
            "CREATED AT",
            "SharedSize",
            "SHARED SIZE",
            "UniqueSize",
            "UNIQUE SIZE");
    private static final Listing LISTING =
            new Listing(List.of("Repository", "Tag", "ID", "CreatedSince", "Size"), FURTHER, HEADS);
    private static final Listing WITH_DIGESTS =
            new Listing(List.of("Repository", "Tag", "Digest", "ID", "CreatedSince", "Size"), FURTHER, HEADS);

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
        var filters = ContainerFilter.byKind(flags.all("filter"));
        filters.forEach((kind, values) -> values.forEach(value -> check(kind, value)));
        var rows = new ArrayList<ObjectNode>();
        for (Image image : engine.images().all()) {
            List<String> tags = engine.images().tags(image);
            if (tags.isEmpty() && flags.operands().isEmpty() && fits(image, "", filters)) {
                rows.add(row(image, NONE, NONE, flags));
            }
            for (String tag : tags) {
                if (flags.operands().stream().allMatch(wanted -> named(tag, wanted)) && fits(image, tag, filters)) {
                    rows.add(row(image, Reference.repository(tag), Reference.tag(tag), flags));
                }
            }
        }
        String format = flags.value("format").orElse("");
        if (flags.has("quiet") && format.isEmpty()) {
            rows.stream().map(row -> row.get("ID").asText()).distinct().forEach(id -> terminal.out(id + "\n"));
        } else {
            (flags.has("digests") ? WITH_DIGESTS : LISTING).print(rows, format, terminal);
        }
        return 0;
    }

    private void check(String kind, String value) {
        if (!List.of("dangling", "label", "reference", "before", "since").contains(kind)) {
            throw new DaemonError("Invalid filter '" + kind + "'");
        }
        if (kind.equals("dangling")) {
            ContainerFilter.truth(kind, value);
        }
        if (kind.equals("before") || kind.equals("since")) {
            created(value);
        }
    }

    private Instant created(String name) {
        return engine.images()
                .find(name)
                .map(image -> Instant.parse(image.created()))
                .orElseThrow(() -> new DaemonError("No such image: " + Reference.tagged(name)));
    }

    /** @param tag empty text for an image without one */
    private boolean fits(Image image, String tag, Map<String, List<String>> filters) {
        return filters.entrySet().stream()
                .allMatch(kind -> kind.getValue().stream().anyMatch(value -> switch (kind.getKey()) {
                    case "dangling" -> tag.isEmpty() == ContainerFilter.truth("dangling", value);
                    case "label" -> ContainerFilter.labelled(image.labels(), value);
                    case "reference" -> !tag.isEmpty() && named(tag, value);
                    case "before" -> Instant.parse(image.created()).isBefore(created(value));
                    default -> Instant.parse(image.created()).isAfter(created(value));
                }));
    }

    /** A {@code *} stands for anything within one part of the path. */
    private static boolean named(String tag, String pattern) {
        var glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return glob.matches(Path.of(tag)) || glob.matches(Path.of(Reference.repository(tag)));
    }

    private ObjectNode row(Image image, String repository, String tag, Flags flags) {
        var row = JsonNodeFactory.instance.objectNode();
        Duration age =
                Duration.between(Instant.parse(image.created()), engine.clock().now());
        row.put("Containers", "N/A");
        row.put("CreatedAt", CREATED.format(Instant.parse(image.created())));
        row.put("CreatedSince", Ages.rough(age) + " ago");
        row.put("Digest", NONE);
        row.put("ID", flags.has("no-trunc") ? image.id() : Hex.shortId(image.id()));
        row.put("Repository", repository);
        row.put("SharedSize", "N/A");
        row.put("Size", Ages.size(image.sizeBytes(), Ages.USUAL_DIGITS));
        row.put("Tag", tag);
        row.put("UniqueSize", "N/A");
        row.put("VirtualSize", Ages.size(image.sizeBytes(), Ages.USUAL_DIGITS + 1));
        return row;
    }
}
