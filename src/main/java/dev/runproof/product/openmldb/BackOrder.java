package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back goes from the last kind of component to the first: an old nameserver is not known to lead tablets of a newer
 * release. The shipped feature keeps this order; this refuses another one before anything is stopped.
 */
final class BackOrder {
    private static final String ORDER = "apiservers, taskmanagers, tablets, nameservers";

    private final Site site;

    BackOrder(Site site) {
        this.site = site;
    }

    private static String moment(Component component) {
        return "order." + component.key();
    }

    /** Asks every exchanged component of the kinds that go back earlier for its running release. */
    List<Move> isKept(Component component) {
        List<Component> earlier = site.components().stream()
                .filter(other -> other.kind().compareTo(component.kind()) > 0)
                .toList();
        if (earlier.isEmpty()) {
            return List.of();
        }
        var moves = new ArrayList<Move>();
        for (Component other : earlier) {
            moves.add(new Only(
                    other + " was exchanged", WayBack.wasExchanged(other), Starting.version(moment(component), other)));
        }
        moves.add(new Check("those that go back before it are back", facts -> judge(facts, component, earlier)));
        return moves;
    }

    private Judgement judge(Facts facts, Component component, List<Component> earlier) {
        var weighing = new Weighing("none of the new release that goes back before a " + component.kind());
        for (Component other : earlier) {
            if (WayBack.wasExchanged(other).test(facts)) {
                var told = facts.get(Known.version(moment(component), other));
                weighing.that(
                        !Serving.isRelease(told, site.target()),
                        other + " " + told.value().map(OpenmldbVersion::version).orElseGet(told::complaint),
                        other + " still runs " + site.target() + "; the order is: " + ORDER);
            }
        }
        return weighing.holds("nothing to go back before it").judgement();
    }
}
