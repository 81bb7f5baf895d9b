package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.parse.OpenmldbNameservers.Nameserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * When a component's turn comes. Which nameserver leads only the cluster knows: those that stand by come first, the one that
 * leads comes last, so that the leader changes once in all.
 */
public enum Turn {
    ALWAYS(Known.BEFORE),
    STANDBY(Known.BEFORE),
    LEADER(Known.BEFORE),
    STANDBY_ON_THE_WAY_BACK(Known.WAY_BACK),
    LEADER_ON_THE_WAY_BACK(Known.WAY_BACK);

    private final String moment;

    Turn(String moment) {
        this.moment = moment;
    }

    /** The moves under the condition that it is the component's turn. */
    List<Move> of(Component component, List<Move> moves) {
        if (this == ALWAYS) {
            return moves;
        }
        Predicate<Facts> leads = facts -> leader(facts).equals(component.endpoint());
        boolean last = this == LEADER || this == LEADER_ON_THE_WAY_BACK;
        var all = new ArrayList<Move>(
                Only.all(component + (last ? " leads" : " stands by"), last ? leads : leads.negate(), moves));
        all.add(new Only(
                component + (last ? " stands by" : " leads"),
                last ? leads.negate() : leads,
                new Check(
                        "its turn is another one",
                        facts -> Judgement.pass(component + (last ? " was done before" : " leads and comes last")))));
        return all;
    }

    private String leader(Facts facts) {
        return facts.get(Known.nameservers(moment)).nameservers().stream()
                .filter(nameserver -> nameserver.role().equals("leader"))
                .map(Nameserver::endpoint)
                .findFirst()
                .orElse("");
    }
}
