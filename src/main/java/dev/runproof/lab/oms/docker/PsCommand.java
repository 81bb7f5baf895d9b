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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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
        boolean all = flags.has("all") || flags.has("latest") || statusAsked(flags);
        long most = flags.has("latest") ? 1 : Long.MAX_VALUE;
        List<ObjectNode> rows = engine.containers().stream()
                .filter(each -> all || each.isRunning())
                .filter(each -> flags.all("filter").stream().allMatch(filter -> fits(each, filter)))
                .limit(most)
                .map(each -> row(each, flags.has("no-trunc")))
                .toList();
        if (flags.has("quiet")) {
            rows.forEach(row -> terminal.out(row.get("ID").asText() + "\n"));
            return 0;
        }
        Optional<String> format = flags.value("format").filter(text -> !text.equals("table"));
        if (format.isPresent()) {
            formatted(rows, format.get(), terminal);
        } else {
            terminal.out(Columns.text(
                    List.of("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"),
                    rows.stream()
                            .map(row -> Stream.of("ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names")
                                    .map(key -> row.get(key).asText())
                                    .toList())
                            .toList()));
        }
        return 0;
    }

    private static void formatted(List<ObjectNode> rows, String format, Terminal terminal) {
        if (format.equals("json")) {
            rows.forEach(row -> terminal.out(row + "\n"));
            return;
        }
        if (format.startsWith("table ")) {
            String rest = format.substring("table ".length()).replace("\\t", "\t");
            var template = GoTemplate.parse(rest);
            var heads = Stream.of(rest.split("\t", -1))
                    .map(cell -> heading(cell.replaceAll("[{}. ]", "")))
                    .toList();
            terminal.out(Columns.text(
                    heads,
                    rows.stream()
                            .map(row -> List.of(template.render(row).split("\t", -1)))
                            .toList()));
            return;
        }
        var template = GoTemplate.parse(format);
        rows.forEach(row -> terminal.out(template.render(row) + "\n"));
    }

    private static String heading(String field) {
        return switch (field) {
            case "ID" -> "CONTAINER ID";
            case "RunningFor" -> "CREATED";
            default -> field.toUpperCase(Locale.ROOT);
        };
    }

    private static boolean statusAsked(Flags flags) {
        return flags.all("filter").stream().anyMatch(each -> each.startsWith("status=") || each.startsWith("exited="));
    }

    private static boolean fits(Container container, String filter) {
        int equals = filter.indexOf('=');
        if (equals < 0) {
            throw new Flags.Unknown("invalid argument \"" + filter
                    + "\" for \"-f, --filter\" flag: bad format of filter (expected name=value)");
        }
        String value = filter.substring(equals + 1);
        return switch (filter.substring(0, equals)) {
            case "name" -> matches(value, "/" + container.name()) || matches(value, container.name());
            case "id" -> container.id().startsWith(value);
            case "status" -> container.state().status().word().equals(value);
            case "exited" -> Integer.toString(container.state().exitCode()).equals(value);
            case "ancestor" ->
                container.request().image().equals(value)
                        || container.imageId().equals(value)
                        || Hex.shortId(container.imageId()).equals(value);
            case "label" -> container.image().labels().containsKey(value);
            default -> throw new DaemonError("Invalid filter '" + filter.substring(0, equals) + "'");
        };
    }

    private static boolean matches(String pattern, String name) {
        try {
            return Pattern.compile(pattern).matcher(name).find();
        } catch (PatternSyntaxException e) {
            return name.contains(pattern);
        }
    }

    private ObjectNode row(Container container, boolean whole) {
        var row = JsonNodeFactory.instance.objectNode();
        var now = engine.clock().now();
        row.put("Command", "\"" + shortened(String.join(" ", container.command()), COMMAND_WIDTH, whole) + "\"");
        row.put("CreatedAt", CREATED.format(container.created()));
        row.put("ID", whole ? container.id() : Hex.shortId(container.id()));
        row.put("Image", container.request().image());
        row.put(
                "Labels",
                container.image().labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
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
        row.put("Size", "0B");
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
            case EXITED ->
                "Exited (" + state.exitCode() + ") " + Ages.rough(Duration.between(or(state.finished(), now), now))
                        + " ago";
        };
    }

    private static java.time.Instant or(
            java.time.@org.jspecify.annotations.Nullable Instant instant, java.time.Instant now) {
        return instant == null ? now : instant;
    }
}
