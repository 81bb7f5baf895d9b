package dev.runproof.product.oms.components;

import dev.runproof.sql.Rows;
import dev.runproof.sql.Rows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projects and components by {@code /api/v2}, with the words of the pages, as they are from 4.1.1 on. */
final class ApiReader {
    /** Seconds of the year 5138; what is greater counts milliseconds. */
    private static final long LARGEST_SECONDS = 99_999_999_999L;

    private ApiReader() {}

    static Picture picture(Shown shown) {
        return shown.rows().map(ApiReader::picture).orElseGet(() -> Picture.none(shown.trouble()));
    }

    private static Picture picture(Rows rows) {
        Map<String, Project> projects = new LinkedHashMap<>();
        for (Row row : rows.rows()) {
            String id = row.text("project");
            var known = projects.getOrDefault(
                    id, new Project(id, row.text("name"), row.text("type"), row.text("status"), List.of()));
            var components = new ArrayList<>(known.components());
            if (row.value("kind") != null) {
                components.add(component(row));
            }
            projects.put(id, new Project(id, known.name(), known.type(), known.status(), components));
        }
        return Picture.of(List.copyOf(projects.values()), List.of());
    }

    private static Component component(Row row) {
        Kind kind = Kind.of(row.text("kind")).orElseThrow();
        String answered = text(row.value("state"));
        String shown = text(row.value("shown"));
        return new Component(
                kind,
                text(row.value("component")),
                text(row.value("host")),
                text(row.value("subtopic")),
                state(kind, answered, shown),
                shown.isEmpty() ? answered : shown + "/" + answered,
                reported(row.value("reported")),
                List.of());
    }

    /** The page decides where the word of the answer is not published; two words that contradict each other decide nothing. */
    private static State state(Kind kind, String answered, String shown) {
        State first = State.answered(kind, answered);
        if (shown.isEmpty()) {
            return first;
        }
        State second = State.shown(kind, shown);
        return first == State.NOT_READABLE || first == second ? second : State.NOT_READABLE;
    }

    private static Optional<Instant> reported(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,15}") || Long.parseLong(text) == 0) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return Optional.of(number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
