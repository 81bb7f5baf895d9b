package dev.runproof.scenario;

import dev.runproof.lab.LabSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A lab of openGauss and the runs of its procedure in it. */
final class OpenGaussRehearsal extends Rehearsal<OpenGaussRehearsal> {
    private static final int MANY_NODES = 4;
    private static final double SPEED = 20;
    /** More nodes on one machine need more of its time for each second of theirs. */
    private static final double SPEED_OF_MANY = 8;

    OpenGaussRehearsal(Path home, int nodes, Map<String, String> options) throws IOException {
        super(
                home,
                LabSpec.of("opengauss")
                        .withNodes(nodes)
                        .withOptions(options)
                        .atSpeed(nodes > MANY_NODES ? SPEED_OF_MANY : SPEED));
    }

    @Override
    OpenGaussRehearsal itself() {
        return this;
    }

    /** How often the switch was started in the lab. */
    long switches() {
        return lab().log().stream()
                .filter(command -> command.argv().contains("upgrade-cm"))
                .count();
    }
}
