package dev.runproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    @Test
    void counts_swapped_neighbours_as_one_difference() {
        assertThat(DidYouMean.distance("prot", "port")).isEqualTo(1);
        assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
        assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void names_the_nearest_word_and_nothing_when_all_are_far() {
        assertThat(DidYouMean.nearest("Hots", List.of("lab", "hosts", "host"))).contains("host");
        assertThat(DidYouMean.nearest("zebra", List.of("lab", "hosts"))).isEmpty();
        assertThat(DidYouMean.nearest("x", List.of())).isEmpty();
    }
}
