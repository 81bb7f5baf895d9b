package dev.runproof.parse;

import java.util.List;

/** The components that {@code SHOW COMPONENTS} lists: tablets, nameservers, the leading taskmanager; never apiservers. */
public record OpenmldbComponents(List<Component> components) {
    private static final String TOOL = "openmldb show components";
    private static final List<String> COLUMNS = List.of("Endpoint", "Role", "Connect_time", "Status", "Ns_role");

    public OpenmldbComponents {
        components = List.copyOf(components);
    }

    /**
     * @param role {@code tablet}, {@code nameserver} or {@code taskmanager}
     * @param status {@code online}, {@code offline} or {@code NULL}
     * @param nameserverRole {@code master}, {@code standby} or {@code NULL}
     */
    public record Component(String endpoint, String role, String status, String nameserverRole) {}

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbComponents parse(byte[] output) {
        LineReader lines = ByteText.reader(TOOL, output);
        SqlTable table = SqlTable.read(lines, COLUMNS::equals, String.join(" ", COLUMNS));
        return new OpenmldbComponents(table.rows().stream()
                .map(row -> new Component(row.get(0), row.get(1), row.get(3), row.get(4)))
                .toList());
    }
}
