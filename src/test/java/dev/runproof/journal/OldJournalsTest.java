package dev.runproof.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Action;
import dev.runproof.model.Effect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Journals that earlier versions wrote are read, and decided from, for ever; their files are never made anew. */
class OldJournalsTest {
    @Test
    void reads_format_1() throws URISyntaxException {
        Journal journal = read("format-1.jsonl");
        assertThat(journal.header()).isEqualTo(Samples.HEADER);
        assertThat(journal.entries()).isEqualTo(Samples.oneOfEach());
    }

    @Test
    void decides_from_a_run_of_format_1_that_was_killed_while_it_acted() throws URISyntaxException {
        Journal journal = read("format-1-killed-while-acting.jsonl");
        assertThat(journal.tornBytes()).isEqualTo(29);
        Replay replay = Replay.of(journal.entries());
        var once = new StepNow(Samples.STEP, "fp-1", Effect.IRREVERSIBLE, Action.Repeat.ONCE, Duration.ofHours(1));
        assertThat(replay.decide(once, Samples.AT).what()).isEqualTo(Decision.What.PROBE_FIRST);
        assertThat(replay.recorded(Samples.STEP).actions())
                .extracting(Recorded.BegunAction::ledgerAttempt)
                .containsExactly("07-2-og-9-4-a1");
    }

    private static Journal read(String name) throws URISyntaxException {
        var resource = Objects.requireNonNull(OldJournalsTest.class.getResource(name), name);
        return JournalReader.read(Path.of(resource.toURI()));
    }
}
