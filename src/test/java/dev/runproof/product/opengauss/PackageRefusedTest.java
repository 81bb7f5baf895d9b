package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A package that is not the right one, or whose copy belongs to the wrong account. */
class PackageRefusedTest {
    private final SmallCluster cluster = new SmallCluster(3);

    @Test
    void by_its_digest_which_is_told_beside_the_expected_one() {
        cluster.withDigest(Optional.of("A".repeat(64)));

        Judgement judgement = cluster.judged(cluster.steps().packageIsOfficial());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo("sha256 is " + SmallCluster.digestOf("package") + ", but opengauss.packageSha256 says "
                        + "a".repeat(64));
    }

    @Test
    void by_the_owner_of_its_copy_on_the_upgrade_node() {
        cluster.prints(1, "stat -c '%U %G %a %s %F'", "root root 640 4096 regular file\n");

        Judgement judgement = cluster.judged(cluster.steps().uploadedPackagePermissionsAreRight());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual()).startsWith("db1: /opt/software/cm/").contains(" belongs to root, not to omm; ");
    }
}
