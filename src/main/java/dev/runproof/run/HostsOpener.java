package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.Redactor;
import dev.runproof.remote.Hosts;

/** Makes the port to an environment's hosts; opens no connection yet. */
@FunctionalInterface
public interface HostsOpener {
    /** @param redactor is told every secret that is opened on the way */
    Hosts open(Environment environment, Redactor redactor);
}
