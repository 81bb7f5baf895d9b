package dev.runproof.matrix;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long cells took in an earlier merge, in seconds by their names.
 *
 * <p>A file that is handed to every machine, never what a machine happens to have: all must come to the same split.
 */
public record Durations(Map<String, Double> seconds) {
    public static final Durations UNKNOWN = new Durations(Map.of());

    private static final double USUAL_SECONDS = 10;

    public Durations {
        seconds = Map.copyOf(seconds);
    }

    /** Reads what {@link #text} tells; throws {@link MatrixRefused} when it cannot. */
    public static Durations read(Path file) {
        try {
            return new Durations(
                    new ObjectMapper().readValue(file.toFile(), new TypeReference<Map<String, Double>>() {}));
        } catch (IOException e) {
            throw new MatrixRefused(List.of(file + ": expected durations as a merge writes them: " + e.getMessage()));
        }
    }

    /** The file's text: an object with seconds by the cells' names. */
    public String text() {
        return seconds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "  " + quoted(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String quoted(String name) {
        return new TextNode(name).toString();
    }

    /** Of a cell that no merge has seen, what is usual for those that were seen. */
    double of(Cell cell) {
        return seconds.getOrDefault(cell.name(), usual());
    }

    private double usual() {
        List<Double> known = seconds.values().stream().sorted().toList();
        return known.isEmpty() ? USUAL_SECONDS : known.get(known.size() / 2);
    }

    String fingerprint() {
        return seconds.isEmpty() ? "" : Matrix.digest(new TreeMap<>(seconds).toString());
    }
}
