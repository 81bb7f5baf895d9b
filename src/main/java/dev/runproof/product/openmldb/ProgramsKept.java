package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;

/**
 * What was proved of each exchange, looked at again before all hangs on it: hours lie between, and people are at work on the
 * hosts. Programs of before that somebody has put back start with the next restart; without a whole copy there is no way back.
 */
final class ProgramsKept {
    private final Site site;

    ProgramsKept(Site site) {
        this.site = site;
    }

    List<Move> look(String moment, List<Component> components) {
        var moves = new ArrayList<Move>();
        for (Component component : components) {
            moves.add(Exchange.program(moment, component));
            moves.add(Exchange.kept(moment, component));
        }
        moves.add(new Check(
                "the programs are of release " + site.target() + ", and those of before are kept whole",
                facts -> judge(facts, moment, components)));
        return moves;
    }

    private Judgement judge(Facts facts, String moment, List<Component> components) {
        var weighing = new Weighing("programs of release " + site.target() + ", and every file of before kept");
        for (Component component : components) {
            var told = facts.get(Known.programVersion(moment, component));
            String version = told.value().map(OpenmldbVersion::version).orElseGet(told::complaint);
            weighing.that(
                    Serving.isRelease(told, site.target()),
                    component.kind() + " " + version,
                    "the program of the " + component + ", which its next start takes: " + version);
            Exchange.compareKept(facts, moment, component, weighing);
        }
        return weighing.judgement();
    }
}
