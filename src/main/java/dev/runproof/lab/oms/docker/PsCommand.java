package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docker ps}. */
final class PsCommand implements Subcommand {
    private static final Flags.Form FORM =
            Flags.Form.of("f|filter format n|last", "a|all q|quiet no-trunc s|size l|latest");
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int COMMAND_WIDTH = 20;
    private static final int MOUNT_WIDTH = 15;

    private static final List<String> FIELDS =
            List.of("ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names");
    private static final List<String> FURTHER =
            List.of("CreatedAt", "Labels", "LocalVolumes", "Mounts", "Networks", "Size", "State");
    private static final Map<String, String> HEADS = Map.of(
            "ID", "CONTAINER ID", "RunningFor", "CREATED", "CreatedAt", "CREATED AT", "LocalVolumes", "LOCAL VOLUMES");
    private static final Listing LISTING = new Listing(FIELDS, FURTHER, HEADS);
    private static final Listing WITH_SIZE =
            new Listing(Stream.concat(FIELDS.stream(), Stream.of("Size")).toList(), FURTHER, HEADS);

    private final DockerEngine engine;

    PsCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        var filter = ContainerFilter.of(engine, flags.all("filter"));
        long last = flags.has("latest") ? 1 : flags.number("last", "-n, --last", -1);
        boolean all = flags.has("all") || last > 0 || filter.asksForAStatus();
        List<ObjectNode> rows = engine.containers().stream()
                .filter(each -> all || each.state().isUp())
                .filter(filter::fits)
                .limit(last > 0 ? last : Long.MAX_VALUE)
                .map(each -> row(each, flags.has("no-trunc")))
                .toList();
        String format = flags.value("format").orElse("");
        if (flags.has("quiet") && format.isEmpty()) {
            rows.forEach(row -> terminal.out(row.get("ID").asText() + "\n"));
        } else {
            (flags.has("size") ? WITH_SIZE : LISTING).print(rows, format, terminal);
        }
        return 0;
    }

    private ObjectNode row(Container container, boolean whole) {
        var row = JsonNodeFactory.instance.objectNode();
        var now = engine.clock().now();
        row.put("Command", "\"" + shortened(String.join(" ", container.command()), COMMAND_WIDTH, whole) + "\"");
        row.put("CreatedAt", CREATED.format(container.created()));
        row.put("ID", whole ? container.id() : Hex.shortId(container.id()));
        row.put(
                "Image",
                engine.images().shown(container.image(), container.request().image()));
        row.put(
                "Labels",
                container.labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(",")));
        row.put("LocalVolumes", "0");
        row.put(
                "Mounts",
                Stream.concat(
                                container.request().binds().stream().map(RunRequest.Bind::source),
                                container.request().mounts().stream().map(RunRequest.Mount::source))
                        .map(source -> shortened(source, MOUNT_WIDTH, whole))
                        .collect(Collectors.joining(",")));
        row.put("Names", container.name());
        row.put(
                "Networks",
                container.request().network().equals("default")
                        ? "bridge"
                        : container.request().network());
        row.put("Ports", "");
        row.put("RunningFor", Ages.rough(Duration.between(container.created(), now)) + " ago");
        row.put("Size", "0B (virtual " + Ages.size(container.image().sizeBytes(), Ages.USUAL_DIGITS) + ")");
        row.put("State", container.state().status().word());
        row.put("Status", status(container, now));
        return row;
    }

    private static String shortened(String text, int width, boolean whole) {
        return whole || text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static String status(Container container, java.time.Instant now) {
        ContainerState state = container.state();
        return switch (state.status()) {
            case CREATED -> "Created";
            case REMOVING -> "Removal In Progress";
            case RUNNING -> "Up " + Ages.rough(Duration.between(or(state.started(), now), now));
            case RESTARTING, EXITED ->
                (state.isRestarting() ? "Restarting (" : "Exited (") + state.exitCode() + ") "
                        + Ages.rough(Duration.between(or(state.finished(), now), now)) + " ago";
        };
    }

    private static java.time.Instant or(
            java.time.@org.jspecify.annotations.Nullable Instant instant, java.time.Instant now) {
        return instant == null ? now : instant;
    }
}
