package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Pending;
import dev.runproof.sql.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The names under which the facts of an upgrade are known, shared by the way forward and the way back.
 *
 * <p>{@code before.} is what was recorded before the first change.
 */
final class Known {
    /** The moment before the first change. */
    static final String BEFORE = "before";

    /** T1: the moment before the first container was stopped, by the clock of the controller. */
    static final FactKey<Instant> STOP_BEGINS = new FactKey<>("T1", Instant.class);

    /** Known as soon as an initialisation may have begun: from then on the databases belong to the new version. */
    static final FactKey<Instant> INITIALISATION_BEGINS = new FactKey<>("initialisation.begins", Instant.class);

    /** T2: the moment at which HA was seen to be on again, by the clock of the controller. */
    static final FactKey<Instant> HA_IS_ON = new FactKey<>("T2", Instant.class);

    private Known() {}

    /** How docker is called on a host: {@code docker}, or {@code sudo -n docker}; empty when it cannot be. */
    static FactKey<String> docker(HostName host) {
        return new FactKey<>(host + ".docker", String.class);
    }

    static FactKey<Containers> containers(String moment, Node node) {
        return new FactKey<>(moment + "." + node + ".containers", Containers.class);
    }

    static FactKey<NodeConfig> config(Node node) {
        return new FactKey<>(BEFORE + "." + node + ".config", NodeConfig.class);
    }

    static FactKey<Rows> rows(String moment, String what) {
        return new FactKey<>(moment + "." + what, Rows.class);
    }

    /** The text of {@code ha.config} in rm; empty before 3.3.1. */
    static FactKey<Rows> ha(String moment) {
        return rows(moment, "ha.config");
    }

    static FactKey<Answer> answer(String name) {
        return new FactKey<>(name, Answer.class);
    }

    static FactKey<Confirmation> confirmed(String gate) {
        return new FactKey<>("confirmed." + gate, Confirmation.class);
    }

    /** The old container as it was before the first change. */
    static OmsContainer old(Facts facts, Node node) {
        return findOld(facts, node)
                .orElseThrow(() -> new IllegalStateException("the old container on " + node + " is not known"));
    }

    /** The one that the environment names, else the only one that ran; empty when there is no such one. */
    static Optional<OmsContainer> findOld(Facts facts, Node node) {
        Containers before = facts.get(containers(BEFORE, node));
        if (node.oldContainer().isPresent()) {
            return before.named(node.oldContainer().get());
        }
        return before.running().size() == 1 ? Optional.of(before.running().get(0)) : Optional.empty();
    }

    /** How docker is called on a node, as one word for a script. */
    static Pending docker(Node node) {
        return Pending.word("docker", facts -> facts.get(docker(node.host())));
    }

    /** How docker is called on a node, as the first words of a command. */
    static Pending dockerWords(Node node) {
        return new Pending(
                "docker", facts -> List.of(facts.get(docker(node.host())).split(" ")));
    }

    static Pending oldName(Node node) {
        return Pending.word("old container", facts -> old(facts, node).name());
    }

    /** The id of the run, as a word of a command. */
    static Pending run() {
        return Pending.word("run", facts -> facts.get(Facts.RUN));
    }
}
