package dev.runproof.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.runproof.model.DidYouMean;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a matrix: blocks, of which each stands for every combination of its procedures, environments and values. */
public final class MatrixFile {
    private static final List<String> KEYS = List.of("procedures", "environments", "set", "withRollback", "expect");

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private MatrixFile(Path file) {
        this.file = file;
    }

    /** Throws {@link MatrixRefused} with everything that is not right. */
    public static Matrix read(Path file) {
        var reader = new MatrixFile(file);
        List<Cell> cells = reader.cells(reader.tree());
        if (!reader.problems.isEmpty()) {
            throw new MatrixRefused(reader.problems);
        }
        return new Matrix(cells);
    }

    private JsonNode tree() {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new MatrixRefused(List.of(file + ": no YAML: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw MatrixRefused.unreadable(file, e);
        }
    }

    private List<Cell> cells(JsonNode root) {
        JsonNode blocks = root.path("cells");
        if (!blocks.isArray() || root.size() != 1) {
            problem("", "expected one key, cells, with a list of blocks");
            return List.of();
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < blocks.size(); i++) {
            cells.addAll(block("cells[" + i + "]", blocks.get(i)));
        }
        return cells;
    }

    private List<Cell> block(String place, JsonNode block) {
        block.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                String near = DidYouMean.nearest(key, KEYS)
                        .map(known -> "; did you mean '" + known + "'?")
                        .orElse("");
                problem(place, "unknown key '" + key + "', known are " + String.join(", ", KEYS) + near);
            }
        });
        List<String> procedures = texts(place + ".procedures", block.path("procedures"));
        if (procedures.isEmpty()) {
            problem(place, "names no procedures");
        }
        List<String> environments =
                block.has("environments") ? texts(place + ".environments", block.path("environments")) : List.of("");
        var sets = sets(place + ".set", block.path("set"));
        boolean back = flag(place + ".withRollback", block.path("withRollback"));
        Verdict expect = verdict(place + ".expect", block.path("expect")).orElse(Verdict.PASS);
        return procedures.stream()
                .flatMap(procedure -> environments.stream()
                        .flatMap(environment ->
                                sets.stream().map(set -> new Cell(procedure, environment, set, back, expect))))
                .toList();
    }

    /** Every combination; a value of no text leaves its key as the environment has it. */
    private List<Map<String, String>> sets(String place, JsonNode keys) {
        List<Map<String, String>> combinations = List.of(Map.of());
        if (!keys.isMissingNode() && !keys.isObject()) {
            problem(place, "expected keys with a value or a list of values");
        }
        for (Map.Entry<String, JsonNode> key : keys.properties()) {
            List<String> values = texts(place + "." + key.getKey(), key.getValue());
            combinations = combinations.stream()
                    .flatMap(before -> values.stream().map(value -> with(before, key.getKey(), value)))
                    .toList();
        }
        return combinations;
    }

    private static Map<String, String> with(Map<String, String> before, String key, String value) {
        var set = new LinkedHashMap<>(before);
        if (!value.isEmpty()) {
            set.put(key, value);
        }
        return set;
    }

    private List<String> texts(String place, JsonNode value) {
        if (value.isArray()) {
            return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                    .flatMap(i -> text(place + "[" + i + "]", value.get(i)).stream())
                    .toList();
        }
        return value.isMissingNode() ? List.of() : text(place, value).stream().toList();
    }

    /** YAML would make 1.10 of 1.1 and a word of no: such values are wanted in quotes. */
    private Optional<String> text(String place, JsonNode value) {
        if (value.isTextual() || value.isIntegralNumber()) {
            return Optional.of(value.asText());
        }
        problem(place, "expected a text in quotes or a whole number: " + value);
        return Optional.empty();
    }

    private boolean flag(String place, JsonNode value) {
        if (!value.isMissingNode() && !value.isBoolean()) {
            problem(place, "expected true or false: " + value);
        }
        return value.asBoolean(false);
    }

    private Optional<Verdict> verdict(String place, JsonNode value) {
        Optional<Verdict> known = Stream.of(Verdict.values())
                .filter(verdict -> verdict.name().equals(value.asText().toUpperCase(Locale.ROOT)))
                .findFirst();
        if (!value.isMissingNode() && known.isEmpty()) {
            problem(place, "expected pass, blocked, unknown or fail: " + value);
        }
        return known;
    }

    private void problem(String place, String what) {
        problems.add(file + ": " + (place.isEmpty() ? "" : place + ": ") + what);
    }
}
