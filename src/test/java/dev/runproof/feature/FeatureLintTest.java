package dev.runproof.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.document.Gap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureLintTest {
    private static final String GOOD = """
            @procedure:demo
            Feature: Demo

              @doc:ops-guide/1.2#stop-writes @step:D-1 @mutating
              Scenario: Stop writes
                Given the primary answers
                When writes are stopped on the primary
                And readers are told
                Then the primary accepts no writes
            """;

    @Test
    void finds_nothing_in_a_good_feature() {
        assertThat(lint(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void finds_nothing_in_a_shipped_feature(Path file) throws IOException {
        assertThat(FeatureLint.of(file.toString(), Files.readString(file))).isEmpty();
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("features"))) {
            List<Path> features = files.filter(it -> it.toString().endsWith(".feature"))
                    .sorted()
                    .toList();
            assertThat(features).isNotEmpty();
            return features;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @procedure:demo\\nFeature | Feature | 1: the feature has 0 tags @procedure:; expected exactly one
            @procedure:demo | @procedure:demo @wip | 2: @wip is no tag of a feature; expected one of @procedure:, @rollback
            @doc:ops-guide/1.2#stop-writes | @x | 5: 'Stop writes' has 0 tags @doc: or @added:; expected exactly one: what asks for this section
            @step:D-1 | @added:why @step:D-1 | 5: 'Stop writes' has 2 tags @doc: or @added:; expected exactly one: what asks for this section
            /1.2#stop | @1.2#stop | 5: @doc:ops-guide is no anchor; expected @doc:document/edition#heading
            /1.2#stop | #stop | 5: @doc:ops-guide#stop-writes is no anchor; expected @doc:document/edition#heading
            @step:D-1 | @manual | 5: 'Stop writes' has no tag @step:; expected the ids of what it carries out
            @mutating | @mutating @readonly | 5: 'Stop writes' has 2 tags @mutating or @readonly; expected exactly one: whether it changes a host
            @mutating | @manual | 5: 'Stop writes' has 0 tags @mutating or @readonly; expected exactly one: whether it changes a host
            @mutating | @readonly @irreversible | 5: 'Stop writes' is @irreversible but not @mutating; expected both, or neither
            @mutating | @mutating @fault:disk-full | 5: @fault:disk-full outside the tests; expected faults are planted by tests
            And readers | But readers | 8: a step begins with But; expected Given, When, Then, or And after one
            And readers | Given readers | 8: a Given after a When; expected Given, When, Then in this order; a second action is the next section
            Given the primary answers | And the primary answers | 6: a step begins with And; expected Given, When, Then, or And after one
            readers are told | `readers` are told | 8: '`readers` are told' contains shell; expected what is wanted, in the document's words
            readers are told | they run && are told | 8: 'they run && are told' contains shell; expected what is wanted, in the document's words
            readers are told | readers run it with -rf | 8: 'readers run it with -rf' contains an option of a command; expected what is wanted, in the document's words
            readers are told | readers see /etc/hosts | 8: 'readers see /etc/hosts' contains a path; expected what is wanted, in the document's words
            readers are told | ssh db-1 is done | 8: 'ssh db-1 is done' contains a command; expected what is wanted, in the document's words
            readers are told | readers use port 5432 | 8: 'readers use port 5432' contains a port; expected what is wanted, in the document's words
            readers are told | readers should know | 8: 'readers should know' contains 'should'; expected what is wanted, in the document's words
            readers are told | I tell readers | 8: 'I tell readers' contains 'I'; expected what is wanted, in the document's words
            """)
    void says_what_breaks_a_rule_and_where(String good, String bad, String gap) {
        String text = GOOD.replace(good.replace("\\n", "\n"), bad);

        assertThat(text).isNotEqualTo(GOOD);
        assertThat(lint(text)).contains("demo.feature:" + gap);
    }

    @Test
    void a_misspelt_scenario_is_no_scenario() {
        assertThat(lint("@procedure:demo\nFeature: Demo\n\n  Scenaro: Stop\n"))
                .containsExactly("demo.feature:2: the feature has no scenario; expected at least one 'Scenario:'");
    }

    @Test
    void a_section_has_nine_steps_at_most() {
        String many = GOOD.replace("And readers are told\n", "And readers are told\n    ".repeat(7) + "\n");

        assertThat(lint(many)).containsExactly("demo.feature:5: 'Stop writes' has 10 steps; expected 1 to 9");
    }

    @Test
    void no_section_stands_twice() {
        String scenario = GOOD.substring(GOOD.indexOf("\n  @doc"));

        assertThat(lint(GOOD + scenario))
                .containsExactly("demo.feature:12: a second scenario 'Stop writes'; expected each name once");
    }

    @Test
    void a_rule_says_for_which_role_its_sections_are_repeated() {
        String scenario = GOOD.substring(GOOD.indexOf("\n  @doc"));
        String rule = "@procedure:demo\nFeature: Demo\n\n  @each:tablet\n  Rule: One by one\n" + scenario;

        assertThat(lint(rule)).isEmpty();
        assertThat(lint(rule.replace("@each:tablet", "@step:D-1")))
                .first()
                .isEqualTo(
                        "demo.feature:5: the rule 'One by one' has the tags [@step:D-1]; expected one of @each:, @each-backwards: with a"
                                + " role, or none for sections that stand once");
    }

    @Test
    void a_background_would_hide_preconditions() {
        String text = GOOD.replace("Feature: Demo\n", "Feature: Demo\n  Background:\n    Given a host answers\n");

        assertThat(lint(text))
                .containsExactly(
                        "demo.feature:3: a Background hides what a section needs; expected scenarios, and rules of scenarios");
    }

    @Test
    void a_text_that_is_no_feature_is_named_with_its_line() {
        assertThat(lint("Feature: x\n\n  Scenario: y\n    Given z\n    stray\n"))
                .singleElement()
                .asString()
                .startsWith("demo.feature:5: the text is not understood: ");
        assertThat(lint(""))
                .containsExactly("demo.feature:1: there is no feature in the file; expected a line 'Feature: …'");
    }

    @Test
    void the_tags_for_people_are_the_tags_of_the_rules() throws IOException {
        String page = Files.readString(Path.of("docs/tags.md"));
        Stream.of(TagRules.OF_A_FEATURE, TagRules.OF_A_RULE, TagRules.OF_A_SCENARIO, List.of(TagRules.OF_A_TEST))
                .flatMap(List::stream)
                .forEach(tag -> assertThat(page).contains("| `" + tag));
    }

    private static List<String> lint(String text) {
        return FeatureLint.of("demo.feature", text).stream().map(Gap::toString).toList();
    }
}
