package dev.runproof.product.opengauss;

import dev.runproof.model.Answer;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Pending;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Existing;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.ProcessTable;
import dev.runproof.product.generic.Told;

/**
 * The names under which the facts of an upgrade are known, shared by the way forward and the way back.
 *
 * <p>A name that begins with {@code before.} belongs to the picture taken before the upgrade and is never read again after
 * it.
 */
final class Known {
    static final FactKey<Answer> UPGRADE = new FactKey<>("upgrade", Answer.class);
    static final FactKey<PackageFile> PACKAGE = new FactKey<>("package", PackageFile.class);
    static final FactKey<Told<Digests>> PACKAGE_ON_NODE = Told.key("package.digest.on.node");
    static final FactKey<Picture> PICTURE_BEFORE = new FactKey<>("before.picture", Picture.class);
    static final FactKey<Picture> PICTURE_AFTER = new FactKey<>("after.picture", Picture.class);
    static final FactKey<Picture> PICTURE_IN_LOOK = new FactKey<>("look.picture", Picture.class);
    /** The cluster right before the upgrade is started. */
    static final FactKey<Picture> PICTURE_NOW = new FactKey<>("now.picture", Picture.class);

    static final FactKey<Picture> PICTURE_IN_PREPARATION = new FactKey<>("preparation.picture", Picture.class);

    private Known() {}

    /** A variable of the cluster user's environment; empty text when it is not set or empty. */
    static FactKey<String> variable(HostName node, String variable) {
        return new FactKey<>(node + "." + variable, String.class);
    }

    /** The value of such a variable as a word of a command, with something appended. */
    static Pending path(HostName node, String variable, String below) {
        return Pending.word(node + "." + variable + below, facts -> facts.get(variable(node, variable)) + below);
    }

    static FactKey<ProcessTable> processes(HostName node) {
        return new FactKey<>(node + ".processes", ProcessTable.class);
    }

    static FactKey<Existing> otherToolsTraces(HostName node) {
        return new FactKey<>(node + ".traces.of.other.tools", Existing.class);
    }

    /** The clock of a node as the last thing before the upgrade is started. */
    static FactKey<HostClock> clockAtStart(HostName node) {
        return new FactKey<>("start." + node + ".clock", HostClock.class);
    }

    /** The clock of a node as the last thing before its CM is ended on the way back. */
    static FactKey<HostClock> clockAtRestart(HostName node) {
        return new FactKey<>("restore." + node + ".clock", HostClock.class);
    }

    /** The clock of a node now, when ages of its processes are to be compared with the start. */
    static FactKey<HostClock> clockNow(HostName node) {
        return new FactKey<>("now." + node + ".clock", HostClock.class);
    }

    static FactKey<Told<Listing>> listing(Time time, HostName node) {
        return Told.key(time.prefix() + node + ".pghost");
    }

    static FactKey<Told<CmCtlVersion>> version(Time time, HostName node) {
        return Told.key(time.prefix() + node + ".cm_ctl.version");
    }

    static FactKey<Told<Digests>> programs(Time time, HostName node) {
        return Told.key(time.prefix() + node + ".programs");
    }

    /** The version that the cluster's own command line tool told on a node before the upgrade, if it told one. */
    static Told<CmCtlVersion> versionBefore(Facts facts, HostName node) {
        return facts.get(version(Time.BEFORE, node));
    }

    /** Before the upgrade, right before it is started, after it, or while an interrupted one is looked at. */
    enum Time {
        BEFORE("before."),
        START("start."),
        AFTER("after."),
        LOOK("look.");

        private final String prefix;

        Time(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }
}
