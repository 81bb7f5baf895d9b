package dev.runproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductVersionTest {
    @Test
    void compares_number_by_number_with_candidates_before_their_release() {
        List<ProductVersion> ascending = Stream.of(
                        "3.0.5",
                        "3.1.1",
                        "5.0.0",
                        "5.0.10",
                        "6.0.0-RC1",
                        "6.0.0-RC2",
                        "6.0.0-RC10",
                        "6.0.0",
                        "6.0.1",
                        "7.0.0-RC2",
                        "10.0")
                .map(ProductVersionTest::version)
                .toList();

        assertThat(ascending).isSorted();
        for (int i = 1; i < ascending.size(); i++) {
            assertThat(ascending.get(i).above(ascending.get(i - 1))).isTrue();
            assertThat(ascending.get(i - 1).above(ascending.get(i))).isFalse();
        }
    }

    @Test
    void counts_a_missing_number_as_zero() {
        assertThat(version("6.0")).isEqualByComparingTo(version("6.0.0")).isNotEqualTo(version("6.0.0"));
        assertThat(version("6")).isLessThan(version("6.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "7.0.0-RC2", "10", "1.2.3.4"})
    void prints_what_it_was_read_from(String text) {
        assertThat(version(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "5.",
                ".5",
                "5..0",
                "5.0.0-rc1",
                "5.0.0-RC",
                "5.0.0RC1",
                "-1",
                "VERSION",
                "5.0.0 ",
                "1234567890"
            })
    void reads_nothing_else(String text) {
        assertThat(ProductVersion.parse(text)).isEmpty();
    }

    @Test
    void cannot_be_made_of_nothing_or_of_negative_numbers() {
        assertThatThrownBy(() -> new ProductVersion(List.of(), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProductVersion(List.of(5, -1), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ProductVersion version(String text) {
        return ProductVersion.parse(text).orElseThrow();
    }
}
