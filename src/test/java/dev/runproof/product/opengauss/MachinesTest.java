package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Environments whose entries do not reach the nodes that they name. */
class MachinesTest {
    private final SmallCluster cluster = new SmallCluster(3);

    private String told(Verdict expected) {
        var judgements = cluster.carryOut(cluster.steps().clusterUserIsLoggedIn());
        assertThat(judgements).extracting(Judgement::verdict).contains(expected);
        return judgements.stream().map(Judgement::actual).collect(Collectors.joining("\n"));
    }

    @Test
    void one_node_is_reached_by_two_entries() {
        cluster.prints(3, "uname -n", "db2\n");

        assertThat(told(Verdict.FAIL))
                .contains("db3 and db2 are both reached at the machine that calls itself db2")
                .contains("db3: the machine that was reached calls itself db2, expected db3");
    }

    @Test
    void two_entries_are_swapped() {
        cluster.prints(2, "uname -n", "db3\n").prints(3, "uname -n", "db2\n");

        assertThat(told(Verdict.FAIL))
                .contains("db2: the machine that was reached calls itself db3, expected db2")
                .contains("db3: the machine that was reached calls itself db2, expected db3");
    }

    @Test
    void a_machine_that_does_not_tell_its_name_is_not_known() {
        cluster.answers(2, "uname -n", 126, "", "uname: Permission denied\n");

        assertThat(told(Verdict.UNKNOWN)).contains("db2: which machine it is cannot be told");
    }

    @Test
    void a_machine_may_bear_its_domain() {
        cluster.prints(2, "uname -n", "db2.bank.example\n");

        assertThat(told(Verdict.PASS)).contains("db2: db2.bank.example");
    }
}
