package dev.runproof.lab.process;

import dev.runproof.lab.LabKind;
import java.util.ServiceLoader;

/** The kinds of labs that there are. */
final class Keepers {
    private Keepers() {}

    static LabKeeper of(LabKind kind) {
        return ServiceLoader.load(LabKeeper.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(keeper -> keeper.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no keeper of labs of the kind " + kind));
    }
}
