package dev.runproof.product.opengauss;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.product.opengauss.Known.Time;
import java.util.stream.Collectors;

/** The way back in words, printed where an upgrade ended half done; a person decides, nothing here is ever run by itself. */
final class RestoreRecipe {
    private RestoreRecipe() {}

    static String told(Facts facts, Site site) {
        String nodes = site.nodes().stream()
                .filter(node -> NodeChange.of(facts, site, node, Time.BEFORE) != NodeChange.AT_TARGET)
                .map(HostName::value)
                .collect(Collectors.joining(", "));
        return """
                The tool's own rollback does not work. A person decides; the way back, on each of %s, as the cluster user:
                 1. compare cm_ctl -V and the start times of the CM processes with the picture before
                 2. keep cm_agent.conf and cm_server.conf as they were before (a copy lies in $GAUSSLOG/cm-settings-<stamp>.tar.gz)
                 3. unpack this run's backup, found by its stamp in $PGHOST, over $GAUSSHOME
                 4. put the two settings files back into the CM directory
                 5. end om_monitor, cm_agent and cm_server in this order, after a look for om_monitor in crontab -l
                 6. cm_ctl query -Cvd until the state is that of before
                 7. only then remove what is left over in $PGHOST
                The rollback feature does these steps, each verified: runproof rollback <run>""".formatted(nodes);
    }
}
