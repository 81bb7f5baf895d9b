package dev.runproof.product.opengauss;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Move;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.ProcessTable;
import dev.runproof.product.generic.ProcessTable.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The CM processes of one node, older or younger than the start of the upgrade: a new program on disk may not be running. */
record CmProcesses(List<String> old, List<String> young, List<String> missing) {
    static final List<String> NAMES = List.of("om_monitor", "cm_agent", "cm_server");

    CmProcesses {
        old = List.copyOf(old);
        young = List.copyOf(young);
        missing = List.copyOf(missing);
    }

    /** The two readings that this needs. */
    static List<Move> readings(Site site, HostName node) {
        return List.of(new OtherTools(site).processes(node), site.clockProbe(node, Known.clockNow(node)));
    }

    /** As the latest readings show them; a CMServer is expected where there was one before. */
    static CmProcesses of(Facts facts, Site site, HostName node) {
        return since(facts, site, node, facts.get(Known.clockAtStart(node)));
    }

    /** The same against another moment of the node's clock. */
    static CmProcesses since(Facts facts, Site site, HostName node, HostClock moment) {
        ProcessTable table = facts.get(Known.processes(node));
        Instant now = facts.get(Known.clockNow(node)).time();
        Instant start = moment.time();
        boolean decides = facts.get(Known.PICTURE_BEFORE).query().cmServers().stream()
                .anyMatch(server -> server.nodeName().equals(node.value()));
        var old = new ArrayList<String>();
        var young = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (String name : NAMES) {
            List<Entry> running = of(table, name, site.user(node));
            boolean expected = decides || !name.equals("cm_server");
            if (running.isEmpty() && expected) {
                missing.add(name);
            }
            for (Entry process : running) {
                boolean isYoung = !now.minusSeconds(process.ageSeconds()).isBefore(start);
                (isYoung ? young : old).add(name);
            }
        }
        return new CmProcesses(old, young, missing);
    }

    static List<Entry> of(ProcessTable table, String name, String user) {
        return table.running(name).stream()
                .filter(process -> process.user().equals(user))
                .toList();
    }

    boolean allOld() {
        return young.isEmpty() && missing.isEmpty();
    }

    boolean allYoung() {
        return old.isEmpty() && missing.isEmpty();
    }

    /** For messages: {@code cm_agent from before the upgrade; cm_server not running}. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        if (!young.isEmpty()) {
            parts.add(String.join(", ", young) + " restarted");
        }
        if (!old.isEmpty()) {
            parts.add(String.join(", ", old) + " from before the upgrade");
        }
        if (!missing.isEmpty()) {
            parts.add(String.join(", ", missing) + " not running");
        }
        return String.join("; ", parts);
    }
}
