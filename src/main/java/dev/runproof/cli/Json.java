package dev.runproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.runproof.run.PlanView;
import java.io.IOException;
import java.nio.file.Path;

/** Results for programs: one JSON text on stdout, every key of a record always present. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Json() {}

    /** A plan that was saved by {@code plan -o}. */
    static PlanView plan(Path saved) {
        try {
            return MAPPER.readValue(saved.toFile(), PlanView.class);
        } catch (IOException e) {
            throw new PlanUnreadable(saved, e);
        }
    }

    static String pretty(Object value) {
        return write(value, true);
    }

    /** On one line. */
    static String line(Object value) {
        return write(value, false);
    }

    private static String write(Object value, boolean pretty) {
        try {
            return pretty
                    ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
