package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.Simulation;
import dev.runproof.lab.openmldb.cluster.Kind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsOfALabTest {
    private static OpenMldbSettings settings(int tablets, Map<String, String> options) {
        return OpenMldbSettings.of(new Simulation.Settings(Path.of("/lab"), tablets, options));
    }

    private static Layout layout(OpenMldbSettings settings) {
        int[] next = {7000};
        return Layout.of(settings, host -> "127.0.0.1", () -> next[0]++);
    }

    @Test
    void a_lab_has_two_nameservers_three_tablets_and_a_host_for_the_rest() {
        var layout = layout(settings(3, Map.of()));
        assertThat(layout.machines())
                .extracting(machine -> machine.name() + " " + machine.address() + " " + layout.roles(machine.name()))
                .containsExactly(
                        "ns1 192.0.2.11 [nameserver, operation]",
                        "ns2 192.0.2.12 [nameserver]",
                        "tablet1 192.0.2.21 [tablet]",
                        "tablet2 192.0.2.22 [tablet]",
                        "tablet3 192.0.2.23 [tablet]",
                        "tm1 192.0.2.31 [taskmanager, apiserver, application]");
    }

    @Test
    void a_shared_directory_has_a_nameserver_a_tablet_and_the_apiserver() {
        var layout = layout(settings(2, Map.of("shared", "true", "nameservers", "1")));
        assertThat(layout.machines())
                .extracting(machine -> machine.name() + " " + layout.roles(machine.name()))
                .containsExactly(
                        "ns1 [tablet, nameserver, apiserver, operation]",
                        "tablet2 [tablet]",
                        "tm1 [taskmanager, application]");
        assertThat(layout.endpoints(Kind.TABLET)).hasSize(2);
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> settings(3, Map.of("tabels", "4")))
                .hasMessage("an OpenMLDB lab has no option tabels; did you mean tables?; it has nameservers, tables,"
                        + " partitions, replicas, old-version, target-version, auto-failover, shared, python");
        assertThatThrownBy(() -> settings(3, Map.of("zones", "2"))).hasMessageContaining("has no option zones");
        assertThatThrownBy(() -> settings(3, Map.of("nameservers", "4")))
                .hasMessage("this lab takes 1 to 3 nameservers, not 4");
        assertThatThrownBy(() -> settings(2, Map.of("replicas", "3")))
                .hasMessage("this lab takes 1 to 2 replicas, not 3");
        assertThatThrownBy(() -> settings(3, Map.of("old-version", "0.9")))
                .hasMessage("a release of OpenMLDB is three numbers with points, such as 0.9.2, not '0.9'");
        assertThatThrownBy(() -> settings(3, Map.of("old-version", "0.9.2")))
                .hasMessage("old-version and target-version are both 0.9.2");
        assertThatThrownBy(() -> settings(3, Map.of("shared", "perhaps")))
                .hasMessage("shared is true or false, not perhaps");
        assertThatThrownBy(() -> settings(3, Map.of("python", "python4")))
                .hasMessage("python is one of both, python, python3, none, not python4");
    }

    @Test
    void a_release_has_a_long_and_a_short_name() {
        var release = Release.of("0.9.2");
        assertThat(release.full()).matches("0\\.9\\.2-[0-9a-f]{8}");
        assertThat(release.ofTaskmanager())
                .isEqualTo(release.full().substring(0, release.full().length() - 1));
        assertThat(Release.of("0.8.4").hasUsersTable()).isFalse();
        assertThat(Release.of("0.8.5").hasUsersTable()).isTrue();
        assertThat(Release.of("1.0.0").hasUsersTable()).isTrue();
    }

    @Test
    void not_every_release_has_an_sdk() {
        var index = new PackageIndex(settings(3, Map.of("target-version", "0.9.3")));
        assertThat(index.versions()).containsExactly("0.7.0", "0.8.3", "0.8.4", "0.8.5", "0.9.0", "0.9.2");
        assertThat(index.upTo("0.9.3")).contains("0.9.2");
        index.remove("0.9.2");
        assertThat(index.upTo("0.9.3")).contains("0.9.0");
    }
}
