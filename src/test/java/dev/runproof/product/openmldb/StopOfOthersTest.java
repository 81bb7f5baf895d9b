package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others have done to a tablet between two steps is seen before the next one ends or replaces anything. */
class StopOfOthersTest {
    @TempDir
    private Path directory;

    private UpgradeInHand upgrade;
    private Component tablet;

    @BeforeEach
    void begin() {
        upgrade = UpgradeInHand.ofThreeTablets(directory);
        tablet = upgrade.first(Kind.TABLET);
    }

    @Test
    void a_tablet_that_leads_again_is_not_stopped_until_its_leaders_have_left_once_more() {
        String other = upgrade.until("Stop the " + tablet).leader("db1", "t1", 0);
        leads(tablet.endpoint(), other);

        refused(upgrade.next(), "leads again db1.t1 partition 0: move them away");
        assertThat(upgrade.machines().listens(tablet.endpoint())).isNotNull();

        leads(other, tablet.endpoint());
        assertThat(upgrade.next()).isEmpty();
        assertThat(upgrade.machines().listens(tablet.endpoint())).isNull();
    }

    @Test
    void a_process_of_something_else_is_not_ended_where_the_pid_file_names_it() {
        Component other = upgrade.first(Kind.APISERVER);
        upgrade.until("Stop the " + tablet);
        Long right = upgrade.machines().pidFiles(tablet).get("tablet.pid");
        Long wrong = upgrade.machines().pidFiles(other).get("apiserver.pid");
        upgrade.machines().pidFiles(tablet).put("tablet.pid", wrong);

        refused(upgrade.next(), "bin/tablet.pid names process " + wrong, "which is not the tablet: write the right id");
        assertThat(upgrade.machines().lives(wrong)).isTrue();
        assertThat(upgrade.machines().pidFiles(tablet)).containsEntry("tablet.pid", wrong);

        upgrade.machines().pidFiles(tablet).put("tablet.pid", right);
        assertThat(upgrade.next()).isEmpty();
        assertThat(upgrade.machines().lives(right)).isFalse();
    }

    @Test
    void a_component_whose_pid_file_names_something_else_is_refused_before_the_first_change() {
        Component other = upgrade.first(Kind.APISERVER);
        upgrade.machines()
                .pidFiles(tablet)
                .put("tablet.pid", upgrade.machines().pidFiles(other).get("apiserver.pid"));

        refused(upgrade.next(), tablet + ": bin/tablet.pid names process");
    }

    @Test
    void a_start_proves_nothing_while_the_pid_file_names_something_else() {
        Component other = upgrade.first(Kind.APISERVER);
        upgrade.until("See that the " + tablet + " serves");
        upgrade.machines()
                .pidFiles(tablet)
                .put("tablet.pid", upgrade.machines().pidFiles(other).get("apiserver.pid"));

        refused(upgrade.next(), "which is not the tablet");
    }

    @Test
    void programs_are_not_exchanged_below_a_tablet_that_somebody_has_started_again() {
        upgrade.until("Exchange the programs of the " + tablet);
        long pid = upgrade.machines().spawn(tablet).pid;
        upgrade.machines().pidFiles(tablet).put("tablet.pid", pid);

        refused(upgrade.next(), "it was started again");
        assertThat(upgrade.machines().pidFiles(tablet)).containsEntry("tablet.pid", pid);

        upgrade.machines().dies(tablet);
        assertThat(upgrade.next()).isEmpty();
    }

    private void leads(String endpoint, String before) {
        upgrade.order(
                "db1",
                "confset auto_failover false",
                "changeleader t1 0 " + endpoint,
                "recovertable t1 0 " + before,
                "confset auto_failover true");
    }

    private static void refused(List<Judgement> bad, String... told) {
        assertThat(bad).extracting(Judgement::verdict).containsExactly(Verdict.FAIL);
        assertThat(bad.get(0).actual()).contains(told);
    }
}
