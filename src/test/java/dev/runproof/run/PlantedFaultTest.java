package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.inventory.Lab;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlantedFaultTest {
    @Test
    void names_a_fault_with_its_host_and_the_step_at_which_it_begins() {
        assertThat(PlantedFault.of(lab("SIM-A:node2@OG-9, SIM-B SIM-C@OG-10  SIM-D:node1")))
                .containsExactly(
                        new PlantedFault("SIM-A", Optional.of("node2"), Optional.of("OG-9")),
                        new PlantedFault("SIM-B", Optional.empty(), Optional.empty()),
                        new PlantedFault("SIM-C", Optional.empty(), Optional.of("OG-10")),
                        new PlantedFault("SIM-D", Optional.of("node1"), Optional.empty()))
                .extracting(PlantedFault::toString)
                .containsExactly("SIM-A:node2@OG-9", "SIM-B", "SIM-C@OG-10", "SIM-D:node1");
    }

    @Test
    void is_none_where_none_is_named() {
        assertThat(PlantedFault.of(lab(" "))).isEmpty();
        assertThat(PlantedFault.of(Lab.embedded(3, 40))).isEmpty();
    }

    @Test
    void refuses_what_is_not_of_its_form() {
        assertThatThrownBy(() -> PlantedFault.of(lab("@OG-9")))
                .isInstanceOf(PlantedFault.NotAFault.class)
                .hasMessage("[FAULT] lab.faults: '@OG-9' is not of the form FAULT, FAULT:HOST, FAULT@STEP or"
                        + " FAULT:HOST@STEP");
    }

    private static Lab lab(String faults) {
        return new Lab(Lab.Kind.EMBEDDED, 3, 1, 40, Map.of("faults", faults));
    }
}
