package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nameservers that {@code showns} lists: the leader first, then those that stand by.
 *
 * @param nsLeader endpoint of the leading nameserver where it was printed before the table, else null
 * @param nameservers at least one
 */
public record OpenmldbNameservers(@Nullable String nsLeader, List<Nameserver> nameservers) {
    private static final String TOOL = "openmldb showns";
    private static final List<String> COLUMNS = List.of("endpoint", "real_endpoint", "role");
    private static final String LEADER = "leader";
    private static final String STANDBY = "standby";

    public OpenmldbNameservers {
        nameservers = List.copyOf(nameservers);
    }

    /**
     * @param realEndpoint {@code -} unless server names are in use
     * @param role {@code leader} or {@code standby}
     */
    public record Nameserver(String endpoint, String realEndpoint, String role) {}

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbNameservers parse(byte[] output) {
        var lines = ByteText.reader(TOOL, output);
        var first = new Object() {
            private boolean isNext = true;
        };
        ClientTable<Nameserver> table = ClientTable.read(lines, COLUMNS, row -> {
            String role = first.isNext ? LEADER : STANDBY;
            first.isNext = false;
            if (!row.cell(2).equals(role)) {
                throw row.checked().refused("expected the role " + role);
            }
            return new Nameserver(row.cell(0), row.cell(1), role);
        });
        if (table.rows().isEmpty()) {
            throw lines.missing("a row for the leader");
        }
        return new OpenmldbNameservers(table.nsLeader(), table.rows());
    }
}
