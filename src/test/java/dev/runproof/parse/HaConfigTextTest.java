package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaConfigTextTest {
    private static final int RUNS = 2_000;
    private static final List<String> VALUES = List.of(
            "true",
            "false",
            "null",
            "30",
            "-1.5e3",
            "\"\"",
            "\"a \\\" } , b\"",
            "\"\\\\\"",
            "[1, {\"enable\": 2}]",
            "{}",
            "{\"enable\" : false}",
            "\"中文\"");
    private static final List<String> BLANKS = List.of("", " ", "\n  ", "\t", "\r\n");

    @Test
    void one_value_changes_and_every_other_character_stays() {
        String before = "{\n  \"enable\" : false,\t\"enableStore\":true ,\n \"unknown\": {\"enable\": [false]}\n}\n";
        assertThat(HaConfigText.with(before, Map.of("enable", "true"))).isEqualTo(before.replaceFirst("false", "true"));
    }

    @Test
    void an_absent_key_comes_last() {
        assertThat(HaConfigText.with("{\"enable\":true }", Map.of("refetchStoreIntervalMin", "90")))
                .isEqualTo("{\"enable\":true,\"refetchStoreIntervalMin\":90 }");
        assertThat(HaConfigText.with("{ }", Map.of("enable", "true"))).isEqualTo("{\"enable\":true }");
    }

    @Test
    void a_value_of_another_type_is_replaced_as_a_whole() {
        assertThat(HaConfigText.with("{\"enable\": \"fal\\\"se\", \"x\": 1}", Map.of("enable", "true")))
                .isEqualTo("{\"enable\": true, \"x\": 1}");
        assertThat(HaConfigText.with("{\"enable\": [1, {\"a\": 2}], \"x\": 1}", Map.of("enable", "true")))
                .isEqualTo("{\"enable\": true, \"x\": 1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"enable\": true", "{\"enable\": true, \"enable\": false}", "{'enable': true}"})
    void what_is_no_strict_object_is_refused_and_never_written_back(String text) {
        assertThatThrownBy(() -> HaConfigText.with(text, Map.of("enable", "false")))
                .isInstanceOf(OutputFormatException.class);
        assertThatThrownBy(() -> HaConfigText.differences(text, "{}")).isInstanceOf(OutputFormatException.class);
    }

    @Test
    void differences_are_of_values_and_not_of_spelling() {
        assertThat(HaConfigText.differences("{\"a\":1,\"b\":[true]}", "{ \"b\" : [ true ],\n\"a\" : 1 }"))
                .isEmpty();
        assertThat(HaConfigText.differences("{\"a\":1,\"b\":2,\"d\":null}", "{\"a\":\"1\",\"b\":2,\"c\":3}"))
                .containsExactly("a", "d", "c");
    }

    @Test
    void whatever_the_object_only_the_wanted_keys_differ_afterwards() {
        Seed seed = Seed.forTest("whatever_the_object_only_the_wanted_keys_differ_afterwards");
        for (int run = 0; run < RUNS; run++) {
            var members = new LinkedHashMap<String, String>();
            for (int i = seed.below(6); i > 0; i--) {
                members.put(
                        seed.oneOf(List.of("enable", "enableHost", "x", "y \\\" }", "refetchStoreIntervalMin")),
                        seed.oneOf(VALUES));
            }
            String before = text(members, seed);
            var wanted = new LinkedHashMap<String, String>();
            wanted.put("enable", seed.oneOf(List.of("true", "false")));
            if (seed.coin()) {
                wanted.put("refetchStoreIntervalMin", Integer.toString(seed.below(1000)));
            }
            String after = HaConfigText.with(before, wanted);
            var really = new ArrayList<>(wanted.keySet());
            really.removeIf(key -> wanted.get(key).equals(members.get(key)));
            assertThat(HaConfigText.differences(before, after))
                    .as("%s, run %d: %s", seed, run, before)
                    .containsExactlyInAnyOrderElementsOf(really);
            assertThat(HaConfigText.with(after, wanted)).as("twice is once").isEqualTo(after);
        }
    }

    private static String text(Map<String, String> members, Seed seed) {
        var parts = new ArrayList<String>();
        members.forEach((name, value) -> parts.add(seed.oneOf(BLANKS) + "\"" + name + "\"" + seed.oneOf(BLANKS) + ":"
                + seed.oneOf(BLANKS) + value + seed.oneOf(BLANKS)));
        return seed.oneOf(BLANKS) + "{" + seed.oneOf(BLANKS) + String.join(",", parts) + "}" + seed.oneOf(BLANKS);
    }
}
