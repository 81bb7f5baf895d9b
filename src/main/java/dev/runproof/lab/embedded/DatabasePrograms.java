package dev.runproof.lab.embedded;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.database.MariaDbPrograms;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.process.Simulations;
import java.util.Optional;

/** What labs with a database need of this machine. */
final class DatabasePrograms {
    private DatabasePrograms() {}

    /**
     * The machine's programs behind a lab's database; empty for a lab without one.
     *
     * @throws LabRefused when it has one and the machine lacks a program, also when there is no such product
     */
    static Optional<MariaDbPrograms> of(LabSpec spec) {
        return Simulations.named(spec.product()).usesDatabase(Simulations.settings(spec))
                ? Optional.of(MariaDbPrograms.needed(MachineCommands::find))
                : Optional.empty();
    }
}
