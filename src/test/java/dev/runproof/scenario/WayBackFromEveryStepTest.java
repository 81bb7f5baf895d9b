package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.inventory.Environments;
import dev.runproof.model.Verdict;
import dev.runproof.run.Planner;
import dev.runproof.run.Procedures;
import dev.runproof.run.RunOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The way back of the three upgrades of OMS from behind each of their steps that acts, and from each moment that decides which
 * way it is; a lab each, one node, two nodes and two regions. The witnesses are the database server and its general log, the
 * engine of every host, and the consoles.
 */
@Tag("crash")
@Tag("enumeration")
class WayBackFromEveryStepTest {
    private static final Map<String, Map<String, String>> LABS =
            Map.of("oms-3.3.0", Map.of(), "oms-4.0.0", Map.of(), "oms-4.2.9", Map.of("regions", "2"));

    @TempDir
    private Path home;

    /** @param step the last one of the upgrade */
    record Case(String procedure, String step, OmsWay way) {
        @Override
        public String toString() {
            return procedure + " | " + step;
        }
    }

    /** All, unless the system property {@code runproof.oms.cases} holds a part of a name. */
    static Stream<Case> cases() {
        String some = System.getProperty("runproof.oms.cases", "");
        return LABS.keySet().stream()
                .sorted()
                .flatMap(procedure -> OmsWay.byStep(procedure).entrySet().stream()
                        .map(entry -> new Case(procedure, entry.getKey(), entry.getValue())))
                .filter(each -> each.toString().contains(some));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leads_back_as_far_as_the_upgrade_has_come(Case from) throws Exception {
        try (var rehearsal = new OmsRehearsal(home, from.procedure(), LABS.get(from.procedure()))) {
            var back = new OmsWayBack(rehearsal, from.way());
            rehearsal.runUntil(from.step());
            long began = System.nanoTime();
            RunOutcome outcome = rehearsal.rollback();
            System.out.printf(
                    "| %s | %s | %s | %.1f s |%n",
                    from.procedure(), from.step(), from.way(), (System.nanoTime() - began) / 1e9);
            assertThat(outcome.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            back.isThere();
        }
    }

    @Test
    void no_step_that_acts_is_left_out(@TempDir Path folder) throws Exception {
        for (String procedure : LABS.keySet()) {
            try (var rehearsal = new OmsRehearsal(folder.resolve(procedure), procedure, LABS.get(procedure))) {
                var known = new Environments(folder)
                        .read(rehearsal.lab().environment().toString());
                var plan = new Planner(new Procedures(folder.resolve(procedure)).find(procedure), known).plan();
                var left = new ArrayList<>(OmsRehearsal.acting(plan));
                left.removeAll(List.copyOf(OmsWay.byStep(procedure).keySet()));
                assertThat(left).as(procedure).isEmpty();
            }
        }
    }
}
