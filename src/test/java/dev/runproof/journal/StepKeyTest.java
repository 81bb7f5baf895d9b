package dev.runproof.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepKeyTest {
    @Test
    void reads_back_what_it_prints() {
        for (StepKey key : new StepKey[] {new StepKey(7, 2, "og-9"), new StepKey(123, 45, "x")}) {
            assertThat(StepKey.parse(key.toString())).isEqualTo(key);
        }
        assertThat(new StepKey(7, 2, "og-9")).hasToString("07-2-og-9");
    }

    @Test
    void makes_a_short_name_of_any_text() {
        assertThat(StepKey.named(1, 3, "  Wenn die Primärinstanz läuft! "))
                .hasToString("01-3-wenn-die-prima-rinstanz-la-uft");
        assertThat(StepKey.named(1, 3, "等待")).hasToString("01-3-step");
        assertThat(StepKey.named(1, 3, "x".repeat(59) + " tail").slug()).hasSize(59);
    }

    @Test
    void stands_in_the_order_of_the_procedure() {
        assertThat(Stream.of("10-1-a", "02-10-b", "02-9-c").map(StepKey::parse).sorted())
                .extracting(StepKey::toString)
                .containsExactly("02-9-c", "02-10-b", "10-1-a");
    }

    @Test
    void refuses_what_is_no_key() {
        assertThatThrownBy(() -> StepKey.parse("7-2")).hasMessage("a step key looks like 07-2-og-9: '7-2'");
        assertThatThrownBy(() -> new StepKey(0, 1, "a")).hasMessage("scenarios and steps are counted from 1: 0, 1");
        assertThatThrownBy(() -> new StepKey(1, 1, "A b"))
                .hasMessage("a step's short name has 1 to 60 small letters and digits, joined by single '-': 'A b'");
    }
}
