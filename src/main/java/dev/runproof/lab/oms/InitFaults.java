package dev.runproof.lab.oms;

import dev.runproof.lab.oms.schema.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What goes wrong in {@code docker_init.sh}.
 *
 * @param failingStep 0 for none
 * @param consoleDies it ends after it was restarted in step 4
 * @param leavesOut databases whose schema is not changed although nothing says so; of a region when one is named
 * @param region the number of the region to which {@code leavesOut} applies; empty for all
 * @param takesLonger by how much
 */
record InitFaults(
        int failingStep, boolean consoleDies, Set<Part> leavesOut, Optional<Integer> region, Duration takesLonger) {
    static final InitFaults NONE = new InitFaults(0, false, Set.of(), Optional.empty(), Duration.ZERO);

    InitFaults {
        leavesOut = Set.copyOf(leavesOut);
    }

    static InitFaults failing(int step) {
        return new InitFaults(step, false, Set.of(), Optional.empty(), Duration.ZERO);
    }

    static InitFaults ofDeadConsole() {
        return new InitFaults(0, true, Set.of(), Optional.empty(), Duration.ZERO);
    }

    static InitFaults leavingOut(Part part, int region) {
        return new InitFaults(0, false, Set.of(part), Optional.of(region), Duration.ZERO);
    }

    static InitFaults longer(Duration by) {
        return new InitFaults(0, false, Set.of(), Optional.empty(), by);
    }
}
