package dev.runproof.parse;

import java.util.List;
import java.util.Map;

/** Compares the CMServers of two pictures: the same ones, one of them primary, and none that served lost. */
final class CmServerComparison {
    private CmServerComparison() {}

    static void compare(List<CmServer> before, List<CmServer> after, Differences differences) {
        if (before.isEmpty()) {
            differences.unknown("the picture from before shows no CMServer to compare with");
        }
        if (after.isEmpty()) {
            differences.broken(!before.isEmpty(), "the picture shows no CMServer");
            return;
        }
        compareServers(before, after, differences);
        comparePrimaries(before, after, differences);
    }

    private static void compareServers(List<CmServer> before, List<CmServer> after, Differences differences) {
        Map<Identity, CmServer> then = Differences.byIdentity(before, Identity::of);
        Map<Identity, CmServer> now = Differences.byIdentity(after, Identity::of);
        then.forEach((identity, server) -> {
            CmServer present = now.get(identity);
            if (present == null) {
                differences.fail("%s is not shown any more", identity);
            } else if (ClusterHealth.serving(server) && !ClusterHealth.serving(present)) {
                differences.fail("%s was %s before and is %s now", identity, server.state(), present.state());
            } else if (!ClusterHealth.serving(present)) {
                differences.note("%s is %s as before", identity, present.state());
            }
        });
        if (!before.isEmpty()) {
            now.keySet().stream()
                    .filter(identity -> !then.containsKey(identity))
                    .forEach(identity -> differences.fail("%s was not there before", identity));
        }
    }

    private static void comparePrimaries(List<CmServer> before, List<CmServer> after, Differences differences) {
        List<Identity> then = identities(ClusterHealth.primaryCmServers(before));
        List<Identity> now = identities(ClusterHealth.primaryCmServers(after));
        if (now.size() != 1) {
            differences.broken(then.size() == 1, "%d CMServers are Primary, it must be exactly one", now.size());
        } else if (!then.equals(now)) {
            differences.note("%s is Primary now, another one or none was before", now.get(0));
        }
    }

    private static List<Identity> identities(List<CmServer> servers) {
        return servers.stream().map(Identity::of).toList();
    }

    private record Identity(long nodeId, String nodeName, long instanceId) {
        static Identity of(CmServer server) {
            return new Identity(server.nodeId(), server.nodeName(), server.instanceId());
        }

        @Override
        public String toString() {
            return "CMServer " + instanceId + " on " + nodeName + " (node " + nodeId + ")";
        }
    }
}
