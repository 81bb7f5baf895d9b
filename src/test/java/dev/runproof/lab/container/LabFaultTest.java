package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.host.LabDirectory;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabFaultTest {
    private final ContainerFaults faults = new ContainerFaults(
            EnumSet.complementOf(EnumSet.of(LabFault.SSHD_KILLED)),
            new LabContainers("key", "network", new Ground(new LabDirectory(Path.of("/lab"))), Map.of()),
            request -> List.of(),
            Optional.empty());

    @ParameterizedTest
    @EnumSource
    void is_known_by_its_id_and_has_a_sentence(LabFault fault) {
        assertThat(fault.id()).matches("LAB-[A-Z-]+");
        assertThat(fault.sentence()).endsWith(".");
        assertThat(LabFault.named(fault.id())).contains(fault);
    }

    @Test
    void wants_a_host_of_the_lab_and_happens_at_once() {
        assertThatThrownBy(() -> faults.plant(LabFault.NETWORK_CUT, "", ""))
                .hasMessage("LAB-NETWORK-CUT needs a host: --host NAME");
        assertThatThrownBy(() -> faults.plant(LabFault.NETWORK_CUT, "node7", ""))
                .hasMessage("the lab has no host 'node7'");
        assertThatThrownBy(() -> faults.plant(LabFault.DISK_FULL, "node1", "OG-9"))
                .hasMessage("LAB-DISK-FULL happens at once; it cannot wait for a step");
        assertThat(faults.planted()).isEmpty();
    }

    @Test
    void is_refused_where_hosts_cannot_have_it() {
        assertThatThrownBy(() -> faults.plant(LabFault.SSHD_KILLED, "node1", ""))
                .hasMessage("LAB-SSHD-KILLED is for simulated hosts; these are made of images");
        assertThat(faults.possible()).doesNotContain(LabFault.SSHD_KILLED);
    }
}
