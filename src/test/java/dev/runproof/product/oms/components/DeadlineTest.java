package dev.runproof.product.oms.components;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.parse.OmsHaLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Instant CHANGE = Instant.parse("2026-11-21T03:00:00Z");

    private static Duration of(Column column, String config) {
        return Deadline.of(column, OmsHaLimits.parse(Optional.of(config)));
    }

    @Test
    void without_values_of_its_own_ha_has_ten_minutes_after_the_initialisation_and_thirty_after_t2() {
        assertThat(of(Column.HA_OFF, "{}")).isEqualTo(Duration.ofMinutes(10));
        assertThat(of(Column.HA_ON, "{}")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void the_intervals_of_ha_config_make_the_deadline() {
        assertThat(of(Column.HA_OFF, "{\"checkHostDownIntervalSec\":100}")).isEqualTo(Duration.ofSeconds(160));
        assertThat(of(
                        Column.HA_ON,
                        "{\"checkModuleExceptionIntervalSec\":900,\"checkJdbcWriterIntervalSec\":60,"
                                + "\"checkRequestIntervalSec\":30}"))
                .isEqualTo(Duration.ofSeconds(900 + 30 + 600));
        assertThat(of(Column.HA_OFF, "{\"checkHostDownIntervalSec\":9999999}")).isEqualTo(Deadline.LONGEST);
    }

    @Test
    void a_faster_lab_shortens_it_to_half_a_minute_and_no_further() {
        var fast = new Deadline(200);
        assertThat(fast.isOver(CHANGE, Duration.ofMinutes(30), CHANGE.plusSeconds(29)))
                .isFalse();
        assertThat(fast.isOver(CHANGE, Duration.ofMinutes(30), CHANGE.plusSeconds(30)))
                .isTrue();
        assertThat(new Deadline(1).isOver(CHANGE, Duration.ofMinutes(30), CHANGE.plusSeconds(1799)))
                .isFalse();
        assertThat(fast.apart(CHANGE, Duration.ofSeconds(60), CHANGE.plusMillis(299)))
                .isFalse();
        assertThat(fast.apart(CHANGE, Duration.ofSeconds(60), CHANGE.plusMillis(300)))
                .isTrue();
    }
}
