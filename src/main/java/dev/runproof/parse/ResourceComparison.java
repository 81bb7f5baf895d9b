package dev.runproof.parse;

import java.util.List;
import java.util.Map;

/** Compares the custom resources of two pictures: each that was on line still is. */
final class ResourceComparison {
    private static final String ON_LINE = "OnLine";

    private ResourceComparison() {}

    static void compare(List<Resource> before, List<Resource> after, Differences differences) {
        Map<Identity, Resource> now = Differences.byIdentity(after, Identity::of);
        for (Resource resource : before) {
            Identity identity = Identity.of(resource);
            Resource present = now.get(identity);
            if (resource.state().equals(ON_LINE) && present == null) {
                differences.fail("%s is not shown any more", identity);
            } else if (present != null
                    && resource.state().equals(ON_LINE)
                    && !present.state().equals(ON_LINE)) {
                differences.fail("%s was %s before and is %s now", identity, resource.state(), present.state());
            }
        }
    }

    private record Identity(long nodeId, String resName, long instanceId) {
        static Identity of(Resource resource) {
            return new Identity(resource.nodeId(), resource.resName(), resource.instanceId());
        }

        @Override
        public String toString() {
            return "resource " + resName + " " + instanceId + " (node " + nodeId + ")";
        }
    }
}
