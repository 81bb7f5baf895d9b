package dev.runproof.lab.oms.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "0, Less than a second",
        "1, 1 second",
        "59, 59 seconds",
        "60, About a minute",
        "150, 2 minutes",
        "3600, About an hour",
        "7200, 2 hours",
        "172080, 2 days",
        "180000, 2 days",
        "258120, 3 days",
        "1296000, 2 weeks",
        "20736000, 8 months",
        "94608000, 3 years"
    })
    void are_told_roughly(long seconds, String words) {
        assertThat(Ages.rough(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"512, 3, 512B", "16384, 3, 16.4kB", "16384, 4, 16.38kB", "6900000000, 4, 6.9GB", "100000, 3, 100kB"})
    void sizes_have_decimal_units(long bytes, int digits, String words) {
        assertThat(Ages.size(bytes, digits)).isEqualTo(words);
    }
}
