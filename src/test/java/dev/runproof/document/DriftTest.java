package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final String CITED = """
            # Drain
            Close every gate.
            Open the valve.
            Wait.
            Wait.
            Look at the dial.
            """;

    @Test
    void is_none_for_the_cited_edition_itself_however_it_is_wrapped() {
        assertThat(drift(CITED).isNone()).isTrue();
        assertThat(drift("\n\n" + CITED.replace("Open", "-  **Open**")).isNone())
                .isTrue();
        assertThat(drift(CITED).unchanged()).isEqualTo(6);
    }

    @Test
    void names_a_sentence_that_changed_with_the_steps_that_rest_on_it() {
        var drift = drift(CITED.replace("every gate", "the north gate"));
        assertThat(drift.changes())
                .extracting(Change::toString)
                .containsExactly("changed: line 2 (sentence 2), now 2: \"Close the north gate.\"; steps S-2");
        assertThat(drift.stepsAffected()).containsExactly("S-2");
    }

    @Test
    void names_what_vanished_and_what_is_new() {
        var drift = drift(CITED.replace("Open the valve.\n", "") + "Call the miller.\n");
        assertThat(drift.changes())
                .extracting(Change::toString)
                .containsExactly(
                        "vanished: line 3 (sentence 3): steps S-3",
                        "new: now line 6: \"Call the miller.\"; no step rests on it");
    }

    @Test
    void counts_sentences_that_stand_there_more_than_once() {
        assertThat(drift(CITED.replace("Wait.\nWait.\n", "Wait.\n")).changes())
                .extracting(Change::toString)
                .containsExactly("vanished: line 5 (sentence 5): steps S-5");
    }

    @Test
    void names_a_sentence_that_moved_as_the_order_of_steps_may_have_changed() {
        var drift = drift(CITED.replace("Open the valve.\n", "") + "Open the valve.\n");
        assertThat(drift.changes())
                .extracting(Change::toString)
                .containsExactly("moved: line 3 (sentence 3), now 6: \"Open the valve.\"; steps S-3");
    }

    @Test
    void what_stands_in_the_place_of_a_moved_sentence_is_new() {
        var drift = drift(CITED.replace("Open the valve.", "Oil the valve.") + "Open the valve.\n");
        assertThat(drift.changes())
                .extracting(Change::toString)
                .containsExactly(
                        "new: now line 3: \"Oil the valve.\"; no step rests on it",
                        "moved: line 3 (sentence 3), now 7: \"Open the valve.\"; steps S-3");
    }

    @Test
    void everything_vanished_from_an_empty_copy() {
        assertThat(drift("").changes()).hasSize(6).allMatch(change -> change.kind() == Change.Kind.VANISHED);
    }

    private static Drift drift(String copy) {
        var sentences = new ArrayList<Sentence>();
        for (Passage passage : Passages.of(CITED)) {
            sentences.add(new Sentence(
                    passage.line(),
                    passage.kind(),
                    passage.sha256(),
                    0,
                    "sentence " + passage.line(),
                    List.of("S-" + passage.line()),
                    Optional.empty(),
                    List.of()));
        }
        var source = new DocumentSource(
                "mill",
                "1",
                Optional.empty(),
                new DocumentSource.Origin("mill/docs", "drain.md", "abc", "", 6),
                List.of(),
                List.of(),
                List.of(),
                sentences);
        return Drift.of(source, copy);
    }
}
