package dev.runproof.parse;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the summary of a cluster's status: keys between two rules, and the state of one node when that was asked for.
 *
 * <p>After a message of the tool everything that should still follow may be missing.
 */
final class SummaryReader {
    private static final Set<ClusterKey> REQUIRED =
            Collections.unmodifiableSet(EnumSet.of(ClusterKey.CLUSTER_STATE, ClusterKey.REDISTRIBUTING));
    private static final Set<ClusterKey> ALLOWED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ClusterKey.CURRENT_AZ, ClusterKey.NODE_STATE)));
    private static final Set<ClusterKey> NODE = Collections.singleton(ClusterKey.NODE_STATE);

    private final LineReader lines;
    private final Messages messages;
    private @Nullable KeyBlock keys;
    private @Nullable String nodeState;

    SummaryReader(LineReader lines, Messages messages) {
        this.lines = lines;
        this.messages = messages;
    }

    void read() {
        if (endsHere()) {
            return;
        }
        rule();
        if (endsHere()) {
            return;
        }
        keys = block(REQUIRED, ALLOWED);
        if (endsHere()) {
            return;
        }
        rule();
        messages.take();
        if (lines.ended()) {
            return;
        }
        nodeState = block(NODE, NODE).value(ClusterKey.NODE_STATE);
        if (endsHere()) {
            return;
        }
        rule();
        messages.take();
        lines.end();
    }

    /** The keys between the rules; null when a message stood in their place. */
    @Nullable
    KeyBlock keys() {
        return keys;
    }

    @Nullable
    String nodeState() {
        return nodeState;
    }

    private boolean endsHere() {
        messages.take();
        return lines.ended() && messages.any();
    }

    private void rule() {
        Line rule = lines.next("a line of dashes");
        if (!rule.isRule()) {
            throw lines.refused(rule, "expected a line of dashes");
        }
    }

    private KeyBlock block(Set<ClusterKey> required, Set<ClusterKey> allowed) {
        return KeyBlock.read(lines, required, allowed, line -> line.isRule() || messages.areNext());
    }
}
