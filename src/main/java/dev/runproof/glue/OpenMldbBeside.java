package dev.runproof.glue;

import dev.runproof.inventory.Environment;
import dev.runproof.product.openmldb.traffic.TrafficBeside;
import dev.runproof.run.Companion;
import dev.runproof.run.Companions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Gives runs of the OpenMLDB procedure the traffic that their environment asks for. */
public final class OpenMldbBeside implements Companions {
    @Override
    public Optional<Companion> beside(Environment environment, Path folder, Clock clock) {
        return TrafficBeside.of(environment, folder, clock).map(OpenMldbTraffic::new);
    }
}
