package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Pending;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import dev.runproof.product.openmldb.state.Holdings;
import dev.runproof.product.openmldb.state.Ops;
import dev.runproof.product.openmldb.state.Placement;
import dev.runproof.product.openmldb.state.Tables;

/**
 * The names under which the facts of an upgrade are known, shared by the way forward and the way back.
 *
 * <p>{@code before.} is the baseline, taken once before the first change; {@code frozen.} the offsets at which writes stood
 * when the freeze was proved.
 */
final class Known {
    /** The moment of the baseline. */
    static final String BEFORE = "before";

    /** The moment at which the freeze was proved. */
    static final String FROZEN = "frozen";

    /** The moment at which a way back begins. */
    static final String WAY_BACK = "way.back";

    static final FactKey<String> PYTHON = new FactKey<>("python", String.class);
    static final FactKey<Confirmation> FREEZE = new FactKey<>("confirmed.OM-S2", Confirmation.class);
    static final FactKey<Confirmation> RESUMED = new FactKey<>("confirmed.OM-16", Confirmation.class);

    private Known() {}

    static FactKey<OpenmldbNameservers> nameservers(String moment) {
        return new FactKey<>(moment + ".nameservers", OpenmldbNameservers.class);
    }

    static FactKey<OpenmldbTablets> tablets(String moment) {
        return new FactKey<>(moment + ".tablets", OpenmldbTablets.class);
    }

    static FactKey<DatabaseNames> databases(String moment) {
        return new FactKey<>(moment + ".databases", DatabaseNames.class);
    }

    static FactKey<Placement> placement(String moment) {
        return new FactKey<>(moment + ".placement", Placement.class);
    }

    static FactKey<Holdings> holdings(String moment) {
        return new FactKey<>(moment + ".holdings", Holdings.class);
    }

    static FactKey<Ops> ops(String moment) {
        return new FactKey<>(moment + ".operations", Ops.class);
    }

    static FactKey<Tables> tables(String moment) {
        return new FactKey<>(moment + ".tables", Tables.class);
    }

    /** {@code true} or {@code false}. */
    static FactKey<String> autoFailover(String moment) {
        return new FactKey<>(moment + ".auto_failover", String.class);
    }

    static FactKey<Processes> processes(String moment, Component component) {
        return new FactKey<>(moment + "." + component.key() + ".processes", Processes.class);
    }

    static FactKey<Told<OpenmldbVersion>> version(String moment, Component component) {
        return Told.key(moment + "." + component.key() + ".version");
    }

    static FactKey<Told<OpenmldbVersion>> programVersion(String moment, Component component) {
        return Told.key(moment + "." + component.key() + ".program");
    }

    static FactKey<Told<OpenmldbVersion>> newVersion(HostName host) {
        return Told.key(host + ".new.release");
    }

    static FactKey<Manifests> manifests(String moment, Component component) {
        return new FactKey<>(moment + "." + component.key() + ".manifests", Manifests.class);
    }

    static FactKey<String> beside(String moment, Component component) {
        return new FactKey<>(moment + "." + component.key() + ".beside", String.class);
    }

    /** The id of the run, as a word of a command. */
    static Pending run() {
        return Pending.word("run", facts -> facts.get(Facts.RUN));
    }

    /** The interpreter of the operation tool, as a word of a command. */
    static Pending python() {
        return Pending.word("python", facts -> facts.get(PYTHON));
    }

    static FactKey<Answer> answer(String name) {
        return new FactKey<>(name, Answer.class);
    }
}
