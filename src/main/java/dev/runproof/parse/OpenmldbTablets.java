package dev.runproof.parse;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tablets that {@code showtablet} lists, those that are offline as well.
 *
 * @param nsLeader endpoint of the leading nameserver where ZooKeeper was asked, else null
 */
public record OpenmldbTablets(@Nullable String nsLeader, List<Tablet> tablets) {
    private static final String TOOL = "openmldb showtablet";
    private static final List<String> COLUMNS = List.of("endpoint", "real_endpoint", "state", "age");
    private static final Set<String> STATES = Set.of("kHealthy", "kOffline");
    private static final Pattern AGE = Pattern.compile("[0-9]++(?:ms|[smhd])");

    public OpenmldbTablets {
        tablets = List.copyOf(tablets);
    }

    /**
     * @param realEndpoint {@code -} unless server names are in use
     * @param state {@code kHealthy} or {@code kOffline}
     * @param age time since the state began, as printed: a whole number with {@code ms}, {@code s}, {@code m}, {@code h}, {@code d}
     */
    public record Tablet(String endpoint, String realEndpoint, String state, String age) {}

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbTablets parse(byte[] output) {
        ClientTable<Tablet> table = ClientTable.read(ByteText.reader(TOOL, output), COLUMNS, row -> {
            Cells cells = row.checked();
            return new Tablet(
                    row.cell(0),
                    row.cell(1),
                    cells.oneOf(row.cell(2), STATES, "state"),
                    cells.like(row.cell(3), AGE, "an age such as 3h"));
        });
        return new OpenmldbTablets(table.nsLeader(), table.rows());
    }
}
