package dev.runproof.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tables with one entry a row: CMServers, ETCD members, resources. */
final class Tables {
    private static final String ADDRESS = "node_ip";
    private static final List<String> INSTANCES = List.of("node", "instance", "state");
    private static final List<String> INSTANCES_WITH_ADDRESS = List.of("node", ADDRESS, "instance", "state");
    private static final List<String> RESOURCES = List.of("node", "res_name", "instance", "state");
    private static final List<String> RESOURCES_WITH_ADDRESS =
            List.of("node", ADDRESS, "res_name", "instance", "state");

    private final LineReader lines;
    private final Messages messages;

    Tables(LineReader lines, Messages messages) {
        this.lines = lines;
        this.messages = messages;
    }

    List<CmServer> cmServers() {
        boolean address = head(INSTANCES, INSTANCES_WITH_ADDRESS);
        Set<Long> seen = new HashSet<>();
        return rows(row -> {
            CmServer server = new CmServer(
                    az(row),
                    row.number("a node id"),
                    row.word("a node name"),
                    address ? row.word("an address") : null,
                    instanceId(row, seen),
                    path(row),
                    row.oneOf(PrintedValues.CM_SERVER_STATES, "a CMServer state"));
            row.end();
            return server;
        });
    }

    List<Etcd> etcds() {
        boolean address = head(INSTANCES, INSTANCES_WITH_ADDRESS);
        return rows(row -> {
            Etcd etcd = new Etcd(
                    az(row),
                    row.number("a node id"),
                    row.word("a node name"),
                    address ? row.word("an address") : null,
                    row.number("an instance id"),
                    path(row),
                    row.oneOf(PrintedValues.ETCD_STATES, "an ETCD state"));
            row.end();
            return etcd;
        });
    }

    List<Resource> resources() {
        boolean address = head(RESOURCES, RESOURCES_WITH_ADDRESS);
        return rows(row -> {
            Resource resource = new Resource(
                    az(row),
                    row.number("a node id"),
                    row.word("a node name"),
                    address ? row.word("an address") : null,
                    row.word("a resource name"),
                    row.number("an instance id"),
                    row.oneOf(PrintedValues.RESOURCE_STATES, "a resource state"),
                    role(row));
            row.end();
            return resource;
        });
    }

    /** The availability zone has no header; it is there when the row does not begin with a node id. */
    static @Nullable String az(RowReader row) {
        return row.ended() || Blanks.isDigits(row.peek()) ? null : row.word("an availability zone");
    }

    static @Nullable String path(RowReader row) {
        return row.peek().startsWith("/") ? row.word("a path") : null;
    }

    static long instanceId(RowReader row, Set<Long> seen) {
        long id = row.number("an instance id");
        if (!seen.add(id)) {
            throw row.refused("expected the instance id " + id + " only once");
        }
        return id;
    }

    private static @Nullable String role(RowReader row) {
        if (row.ended()) {
            return null;
        }
        return switch (row.word("a role")) {
            case "(Primary)" -> "Primary";
            case "(Standby)" -> "Standby";
            default -> throw row.refused("expected a resource role, one of (Primary), (Standby)");
        };
    }

    /** Takes header and rule; true when the table has addresses. */
    private boolean head(List<String> plain, List<String> withAddress) {
        Line header = lines.next("the header " + String.join(" ", plain));
        List<String> words = Words.first(RESOURCES_WITH_ADDRESS.size() + 1, header.text());
        if (!words.equals(plain) && !words.equals(withAddress)) {
            throw lines.refused(header, "expected the header " + String.join(" ", plain));
        }
        rule(lines);
        return words.equals(withAddress);
    }

    static void rule(LineReader lines) {
        Line rule = lines.adjacent("a line of dashes");
        if (!rule.isRule()) {
            throw lines.refused(rule, "expected a line of dashes");
        }
    }

    private <T> List<T> rows(RowParser<T> parser) {
        List<T> rows = new ArrayList<>();
        do {
            Line line = lines.adjacent("a row");
            rows.add(parser.parse(new RowReader(lines, line, line.text())));
        } while (lines.hasAdjacent() && !messages.areNext());
        return rows;
    }

    private interface RowParser<T> {
        T parse(RowReader row);
    }
}
