package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records are their JSON form: a library that knows nothing of them prints what the files beside the outputs say. */
class JsonFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("fixtures")
    void prints_the_object_that_was_written_down_by_hand(String name) throws JsonProcessingException {
        JsonNode expected = JSON.readTree(Fixture.resource(name + ".json"));

        assertThat(json(name)).isEqualTo(expected);
    }

    @Test
    void prints_every_key_even_when_the_tool_printed_nothing_for_it() throws JsonProcessingException {
        String json = JSON.writeValueAsString(CmCtlQuery.parse("cm_ctl: failed.\n"));

        assertThat(json)
                .isEqualTo("{\"cmServers\":[],\"etcds\":[],\"resources\":[],\"cluster\":null,\"datanodes\":[],"
                        + "\"messages\":[\"failed.\"],\"noise\":[]}");
    }

    @Test
    void has_an_output_of_every_format_to_compare() {
        assertThat(fixtures().map(name -> name.substring(0, name.indexOf('/'))).distinct())
                .containsExactlyInAnyOrderElementsOf(Formats.names());
    }

    private static JsonNode json(String name) throws JsonProcessingException {
        String format = name.substring(0, name.indexOf('/'));
        byte[] output = Fixture.resource(name + ".txt").getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(JSON.writeValueAsString(Formats.named(format).read(output)));
    }

    static Stream<String> fixtures() {
        return Formats.names().stream().flatMap(JsonFormTest::fixturesOf);
    }

    private static Stream<String> fixturesOf(String format) {
        URL folder = Objects.requireNonNull(JsonFormTest.class.getResource(format), format);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> format + "/" + file.substring(0, file.length() - ".txt".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
