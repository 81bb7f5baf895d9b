package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.OutputFormatException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A damaged output is refused or tells no better state than its text, whatever the damage. */
class DamagePropertyTest {
    private static final int TRIES = 2_000;
    private static final Pattern ITEM =
            Pattern.compile("[ \\t]{1,7}A.*:[ \\t]*(Normal|Warning|Abnormal)[ \\t\\r]*", Pattern.DOTALL);
    private static final Pattern STATE = Pattern.compile("[ \\t]*cluster_state[ \\t]*:[ \\t]*(\\w+)[ \\t\\r]*");
    private static final Pattern NOT_MEASURED = Pattern.compile("[ \\t]-[ \\t]");
    private static final Pattern PERCENTAGE = Pattern.compile("[ \\t]([0-9]{1,9})%(?=[ \\t])");

    @Test
    void no_abnormal_item_is_lost() {
        Seed seed = Seed.forTest("no_abnormal_item_is_lost");
        check(seed, "gs_checkos/5.0.0__two-abnormal", GsCheckos::parse, (text, read) -> {
            List<String> statuses = lines(text)
                    .map(ITEM::matcher)
                    .filter(Matcher::matches)
                    .map(item -> item.group(1))
                    .toList();
            assertThat(read.items()).extracting(CheckosItem::status).isEqualTo(statuses);
            assertThat(read.abnormalNumbers())
                    .isEqualTo(statuses.stream().filter("Abnormal"::equals).count());
            assertThat(read.result() != null).isEqualTo(read.abnormalNumbers() > 0);
        });
    }

    @Test
    void no_state_is_made_up_for_a_cluster() {
        Seed seed = Seed.forTest("no_state_is_made_up_for_a_cluster");
        check(seed, "gs_om-status/5.0.0__summary-paused", GsOmStatus::parse, (text, read) -> {
            List<String> states = lines(text)
                    .map(STATE::matcher)
                    .filter(Matcher::matches)
                    .map(state -> state.group(1))
                    .toList();
            assertThat(states)
                    .containsExactly(
                            read.cluster() == null ? "" : read.cluster().clusterState());
        });
    }

    @Test
    void no_file_system_is_emptier_than_its_row_says() {
        Seed seed = Seed.forTest("no_file_system_is_emptier_than_its_row_says");
        check(seed, "df/coreutils-8.4__rounded-wrapped", Df::parse, (text, read) -> {
            List<Long> printed = lines(text)
                    .flatMap(line -> PERCENTAGE.matcher(line).results())
                    .map(percentage -> Long.valueOf(percentage.group(1)))
                    .toList();
            List<Long> told = read.filesystems().stream()
                    .flatMap(row -> Optional.ofNullable(row.usePercent()).stream())
                    .toList();
            assertThat(printed).containsSubsequence(told);
            assertThat(read.filesystems().size() - told.size()).isLessThanOrEqualTo((int) lines(text)
                    .filter(line -> NOT_MEASURED.matcher(line).find())
                    .count());
        });
    }

    private static <T> void check(Seed seed, String fixture, Function<String, T> parser, Oracle<T> oracle) {
        int understood = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = Fixture.of(fixture).text();
            for (int damages = seed.between(1, 3); damages > 0; damages--) {
                text = Mutation.of(text, seed);
            }
            Optional<T> read = read(parser, text);
            if (read.isPresent()) {
                understood++;
                try {
                    oracle.check(text, read.get());
                } catch (AssertionError e) {
                    throw new AssertionError(seed + ", try " + i + ": " + text, e);
                }
            }
        }
        assertThat(understood).as("damaged texts that can still be read").isPositive();
    }

    private static <T> Optional<T> read(Function<String, T> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (OutputFormatException refused) {
            return Optional.empty();
        }
    }

    /** Not {@code String.lines}, for which a carriage return alone ends a line. */
    private static Stream<String> lines(String text) {
        return Stream.of(text.split("\n", -1));
    }

    private interface Oracle<T> {
        void check(String text, T read);
    }
}
