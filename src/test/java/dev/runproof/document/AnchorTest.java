package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorTest {
    @Test
    void reads_what_it_writes() {
        var anchor = new Anchor("ops-guide", "4.3.5", "stop-writes");
        assertThat(anchor).hasToString("ops-guide/4.3.5#stop-writes");
        assertThat(Anchor.parse(anchor.toString())).isEqualTo(anchor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ops-guide#stop", "ops-guide/4.3.5", "ops guide/1#x", "a/b/c#d", "a/1#", "a@1#b", "A/1#b"})
    void refuses_what_is_no_anchor(String text) {
        assertThatThrownBy(() -> Anchor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an anchor is document/edition#heading, not '" + text + "'");
    }

    @Test
    void cannot_be_made_of_parts_that_do_not_fit() {
        assertThatThrownBy(() -> new Anchor("a", "1", "b#c")).isInstanceOf(IllegalArgumentException.class);
    }
}
