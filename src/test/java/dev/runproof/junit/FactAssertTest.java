package dev.runproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.HostName;
import dev.runproof.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactAssertTest {
    private static final String READ = "end.tables (read on db-1 at 2026-11-21T04:15:30Z)";

    private record Table(String name, long unalive, Verdict state, Optional<String> warning) {}

    private record Tables(Map<String, Table> byName, List<String> messages) {}

    private final Table table = new Table("t1", 0, Verdict.PASS, Optional.empty());
    private final FactAssert fact = FactAssert.of(new Fact<>(
            new FactKey<>("end.tables", Tables.class),
            new HostName("db-1"),
            Instant.parse("2026-11-21T04:15:30Z"),
            new Tables(Map.of("db1.t1", table), List.of())));

    @Test
    void reaches_parts_of_records_maps_and_lists_by_their_names() {
        fact.at("byName", "db1.t1", "name").isEqualTo("t1");
        fact.at("byName").list().containsExactly(table);
        fact.at("messages").list().isEmpty();
        fact.at("byName").each("unalive", 0).each("state", "PASS");
    }

    @Test
    void compares_numbers_by_their_amount_and_enums_by_their_names() {
        fact.at("byName", "db1.t1", "unalive").isEqualTo(0).isEqualTo("0").isNotEqualTo(1);
        fact.at("byName", "db1.t1", "state").isEqualTo("PASS").isEqualTo(Verdict.PASS);
        assertThatThrownBy(() -> fact.at("byName", "db1.t1", "unalive").isNotEqualTo(0))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> fact.at("byName", "db1.t1", "state").isEqualTo("FAIL"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(READ + " / byName / db1.t1 / state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"equal", "different"})
    void what_holds_nothing_is_neither_equal_nor_different_but_unknown(String how) {
        assertThatThrownBy(() -> {
                    FactAssert warning = fact.at("byName", "db1.t1", "warning");
                    var unused = how.equals("equal") ? warning.isEqualTo("none") : warning.isNotEqualTo("none");
                })
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "[" + READ
                                + " / byName / db1.t1 / warning] it is unknown: nothing was read there, and unknown is no pass");
    }

    @Test
    void names_the_parts_there_are_when_one_is_not_there() {
        assertThatThrownBy(() -> fact.at("tables"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(READ + ": there is no 'tables', there are: byName, messages");
    }

    @Test
    void has_something_to_say_of_each_element_only_when_there_is_one() {
        assertThatThrownBy(() -> fact.at("messages").each("name", "t1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there are none");
    }

    @Test
    void shows_a_value_as_reports_do() {
        fact.at("byName", "db1.t1").text().isEqualTo(table.toString());
        assertThat(FactParts.of("a text").names()).isEmpty();
    }
}
