package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exchange tells besides its verdict. */
class ExchangeTest {
    @TempDir
    private Path directory;

    private ModelRun run;

    @Test
    void two_commits_of_one_release_are_told() {
        run = new ModelRun(directory);
        run.machines()
                .put(
                        run.tablet(1).host(),
                        run.site().newRelease() + "/bin",
                        new ModelMachines.Programs(RandomSite.NEW + "-deadbeef"));

        assertThat(exchanged().notes())
                .containsExactly("two commits of release 0.9.2: here is 0.9.2-c18e6a0d, tablet1 had 0.9.2-deadbeef");
    }

    @Test
    void one_commit_on_every_host_is_nothing_to_tell() {
        run = new ModelRun(directory);

        assertThat(exchanged().notes()).isEmpty();
    }

    private Judgement exchanged() {
        Component nameserver = run.nameserver();
        run.until("Compare the backup of the " + nameserver);
        Judgement told = new Exchange(run.site()).judgeRelease(run.facts(), nameserver);
        assertThat(told.verdict()).isEqualTo(Verdict.PASS);
        return told;
    }
}
