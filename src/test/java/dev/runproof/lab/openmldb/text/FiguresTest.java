package dev.runproof.lab.openmldb.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "512, 512.000",
        "1023, 1023.000",
        "1024, 1.000 K",
        "1344, 1.312 K",
        "9200, 8.984 K",
        "1048576, 1.000 M",
        "3221225472, 3.000 G"
    })
    void a_size_has_three_decimals_and_a_tie_goes_to_the_even_digit(long bytes, String printed) {
        assertThat(Figures.size(bytes)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0ms", "PT0.999S, 999ms", "PT42.9S, 42s", "PT60S, 1m", "PT3H59M, 3h", "P15DT23H, 15d"})
    void an_age_is_one_whole_number(Duration age, String printed) {
        assertThat(Figures.age(age)).isEqualTo(printed);
    }

    @Test
    void times_have_fourteen_digits_in_operations_and_blanks_in_sql() {
        Instant time = Instant.parse("2024-07-01T09:05:03.999Z");
        assertThat(Figures.opTime(time, ZoneOffset.UTC)).isEqualTo("20240701090503");
        assertThat(Figures.sqlTime(time, ZoneOffset.ofHours(8))).isEqualTo("2024-07-01 17:05:03");
    }
}
