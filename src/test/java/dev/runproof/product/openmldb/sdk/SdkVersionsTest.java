package dev.runproof.product.openmldb.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.MavenListing;
import dev.runproof.parse.MavenListing.Artifact;
import dev.runproof.parse.PipShow;
import dev.runproof.product.generic.Told;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an application has the SDKs of the target release, by Maven's and pip's answers. */
class SdkVersionsTest {
    private static void is(Judgement judgement, Verdict verdict, String words) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
        assertThat(judgement.actual()).contains(words);
    }

    private static MavenListing tree(String... namesAndVersions) {
        var artifacts = new java.util.HashSet<Artifact>();
        for (int i = 0; i < namesAndVersions.length; i += 2) {
            artifacts.add(new Artifact(namesAndVersions[i], namesAndVersions[i + 1]));
        }
        return new MavenListing(Set.copyOf(artifacts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{NEW_VERSION}", "", "latest", "0.9", "0.9.x", "0.9.2 ", "openmldb==0.9.2"})
    void a_version_that_is_not_filled_in_is_refused(String target) {
        is(SdkVersions.filledIn(target), Verdict.FAIL, "fill in the version");
    }

    @Test
    void a_release_is_filled_in() {
        is(SdkVersions.filledIn("0.9.2"), Verdict.PASS, "0.9.2");
    }

    @Test
    void the_tree_has_exactly_one_version_of_each() {
        is(
                SdkVersions.inTree(tree("openmldb-jdbc", "0.9.2", "openmldb-native", "0.9.2"), "0.9.2", List.of()),
                Verdict.PASS,
                "openmldb-jdbc 0.9.2");
        is(
                SdkVersions.inTree(
                        tree("openmldb-jdbc", "0.9.2", "openmldb-native", "0.9.2-macos"),
                        "0.9.2",
                        List.of("0.9.2-macos")),
                Verdict.PASS,
                "openmldb-native 0.9.2-macos");
        is(
                SdkVersions.inTree(
                        tree("openmldb-jdbc", "0.9.2", "openmldb-native", "0.9.2", "openmldb-native", "0.9.0"),
                        "0.9.2",
                        List.of()),
                Verdict.FAIL,
                "openmldb-native: expected 0.9.2, actual 0.9.0, 0.9.2");
        is(
                SdkVersions.inTree(tree("openmldb-jdbc", "0.9.2"), "0.9.2", List.of()),
                Verdict.FAIL,
                "openmldb-native: expected 0.9.2, actual none");
    }

    @Test
    void the_installed_package_has_the_version_that_was_asked_for() {
        is(SdkVersions.installed(shown("openmldb", "0.9.2"), "0.9.2"), Verdict.PASS, "openmldb 0.9.2");
        is(SdkVersions.installed(shown("openmldb", "0.9.0"), "0.9.2"), Verdict.FAIL, "actual openmldb 0.9.0");
        is(SdkVersions.installed(shown("openmldb-x", "0.9.2"), "0.9.2"), Verdict.FAIL, "actual openmldb-x 0.9.2");
        is(
                SdkVersions.installed(
                        new Told<>(1, Optional.empty(), "WARNING: Package(s) not found: openmldb"), "0.9.2"),
                Verdict.FAIL,
                "is not installed: exit 1: WARNING");
    }

    private static Told<PipShow> shown(String name, String version) {
        return new Told<>(0, Optional.of(new PipShow(name, version)), "");
    }

    @Test
    void an_installation_that_found_nothing_tells_what_there_is() {
        is(SdkVersions.installation(0, "", "0.9.2"), Verdict.PASS, "openmldb 0.9.2");
        is(
                SdkVersions.installation(
                        1,
                        "ERROR: Could not find a version that satisfies the requirement openmldb==0.9.3 (from versions:"
                                + " 0.9.0, 0.9.2)\nERROR: No matching distribution found for openmldb==0.9.3\n",
                        "0.9.3"),
                Verdict.FAIL,
                "there is no openmldb 0.9.3; offered: 0.9.0, 0.9.2");
        is(
                SdkVersions.installation(1, "\nERROR: refused\n  later\n", "0.9.3"),
                Verdict.FAIL,
                "pip ended with exit 1: ERROR: refused / later");
    }
}
