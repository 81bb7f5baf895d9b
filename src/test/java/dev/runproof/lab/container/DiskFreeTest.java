package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.SimulatedHost.DiskFigures;
import org.junit.jupiter.api.Test;

class DiskFreeTest {
    @Test
    void reads_the_row_of_the_file_system() {
        assertThat(DiskFree.parse("""
                Filesystem     1024-blocks     Used Available Capacity Mounted on
                tmpfs                65536    65536         0     100% /lab/hosts/node 1/opt
                """)).isEqualTo(new DiskFigures("tmpfs", 65536, 65536, 0, "/lab/hosts/node 1/opt"));
    }

    @Test
    void refuses_what_it_does_not_understand() {
        assertThatThrownBy(() -> DiskFree.parse("df: /x: No such file or directory\n"))
                .hasMessageContaining("No such file or directory");
    }
}
