package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for pictures of any cluster, damaged or not. */
class PicturePropertyTest {
    private static final int TRIES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LOG_MESSAGES = List.of(
            "logfile_open could not open log file:a.log Permission denied.\n",
            "write_log_file,log file is null now:1 tid=2  LOG: role=Down state=Unknown\n\n",
            "write_log_file could not open log file  a.log : erron:13\n");
    /** Words that tell of trouble, as the text has them between blanks and bars; no name or path of a test has them. */
    private static final Set<String> TROUBLE = Set.of(
            "Degraded",
            "Unavailable",
            "Redistributing",
            "NormalCNDeleted",
            "Down",
            "Init",
            "UNKNOWN",
            "Unknown",
            "Skip",
            "OffLine",
            "Deleted",
            "Pending",
            "Offline",
            "Secondary",
            "ReadOnly",
            "Need",
            "Starting",
            "Wait",
            "Demoting",
            "Promoting",
            "Manually",
            "Disk",
            "Port",
            "Build",
            "CoreDump",
            "Building(0%)",
            "Building(64%)",
            "Building(100%)");

    @Test
    void read_what_the_tool_was_asked_to_print() {
        Seed seed = Seed.forTest("read_what_the_tool_was_asked_to_print");
        for (int i = 0; i < TRIES; i++) {
            PictureOptions options = PictureOptions.random(seed);
            CmCtlQuery picture = RandomCluster.picture(seed, options);
            String text = PictureRenderer.render(picture, options);

            assertThat(CmCtlQuery.parse(text))
                    .as("%s, try %d: %s", seed, i, text)
                    .isEqualTo(picture);
            assertThat(GsOmStatus.parse(text).datanodes()).isEqualTo(picture.datanodes());
        }
    }

    @Test
    void read_the_same_with_log_messages_anywhere() {
        Seed seed = Seed.forTest("read_the_same_with_log_messages_anywhere");
        for (int i = 0; i < TRIES; i++) {
            PictureOptions options = PictureOptions.random(seed);
            CmCtlQuery picture = RandomCluster.picture(seed, options);
            String quiet = PictureRenderer.render(picture, options);
            String noisy = withLogMessages(quiet, seed);

            CmCtlQuery read = CmCtlQuery.parse(noisy);

            assertThat(read.tellsTheSameAs(picture))
                    .as("%s, try %d: %s", seed, i, noisy)
                    .isTrue();
            assertThat(read.noise()).isNotEmpty();
        }
    }

    @Test
    void never_lose_a_word_of_trouble_when_the_text_is_damaged() {
        Seed seed = Seed.forTest("never_lose_a_word_of_trouble_when_the_text_is_damaged");
        int understood = 0;
        for (int i = 0; i < 10 * TRIES; i++) {
            PictureOptions options = PictureOptions.random(seed);
            String text = PictureRenderer.render(RandomCluster.picture(seed, options), options);
            for (int damages = seed.between(1, 3); damages > 0; damages--) {
                text = Mutation.of(text, seed);
            }
            Optional<CmCtlQuery> read = read(text);
            if (read.isPresent()) {
                understood++;
                assertThat(trouble(words(read.get())))
                        .as("%s, try %d: %s", seed, i, text)
                        .containsExactlyInAnyOrderElementsOf(trouble(words(text)));
            }
        }
        System.out.println(understood + " damaged texts were understood");
        assertThat(understood).as("damaged texts that can still be read").isGreaterThan(TRIES / 10);
    }

    private static Optional<CmCtlQuery> read(String text) {
        try {
            return Optional.of(CmCtlQuery.parse(text));
        } catch (OutputFormatException refused) {
            return Optional.empty();
        }
    }

    private static List<String> trouble(Stream<String> words) {
        return words.filter(TROUBLE::contains).toList();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("[ \\t\\r\\n|:]+", -1));
    }

    /** The words of every text in the picture, wherever it stands. */
    private static Stream<String> words(CmCtlQuery picture) {
        List<String> texts = new ArrayList<>();
        JsonNode tree = JSON.valueToTree(picture);
        collect(tree, texts);
        return texts.stream().flatMap(PicturePropertyTest::words);
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }

    private static String withLogMessages(String text, Seed seed) {
        StringBuilder noisy = new StringBuilder(text);
        int at = text.length();
        for (int blocks = seed.between(1, 4); blocks > 0 && at > 0; blocks--) {
            at = seed.below(at);
            noisy.insert(at, seed.oneOf(LOG_MESSAGES));
        }
        return noisy.toString();
    }
}
