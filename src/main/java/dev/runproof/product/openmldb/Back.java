package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** OM-R1 to OM-R4: one component goes back from whatever state it is in; what is as before is left alone. */
final class Back {
    private static final String BACK = "back";

    private final Site site;

    Back(Site site) {
        this.site = site;
    }

    /** Stopped and gone, where this run has exchanged its programs. */
    StepScript isStopped(Component component, Turn turn) {
        var stop = new Stop(site);
        var moves = new ArrayList<Move>(new BackOrder(site).isKept(component));
        moves.addAll(stop.stopped(component, turn).moves());
        moves.addAll(stop.gone(component, turn).moves());
        return only(
                "Stop the " + component + " where it was exchanged",
                component + " was exchanged",
                WayBack.wasExchanged(component),
                moves);
    }

    /** The kept programs return; the exchanged ones are kept as {@code .failed-RUN}. */
    StepScript programsArePutBack(Component component, Turn turn) {
        var words = new ArrayList<Object>(List.of(component.directory(), Known.run()));
        words.addAll(component.kind().directories());
        var moves = new ArrayList<Move>(Only.all(
                component + " was exchanged", WayBack.wasExchanged(component), Exchange.isDown(component, BACK)));
        moves.add(Action.repeatable(
                component.host(),
                Command.shell(HostScripts.EXCHANGE_BACK, words.toArray()),
                Known.answer(component.key() + ".exchange.back"),
                "the programs of the new release are kept beside"));
        moves.add(Exchange.program(BACK, component));
        moves.add(new Check("the program file is that of before", facts -> judge(facts, component)));
        return only(
                "Put the programs of the " + component + " back",
                "an exchange of " + component + " was begun",
                WayBack.wasBegun(component),
                turn.of(component, moves));
    }

    private static Judgement judge(Facts facts, Component component) {
        Told<OpenmldbVersion> before = facts.get(Known.programVersion(Known.BEFORE, component));
        Told<OpenmldbVersion> now = facts.get(Known.programVersion(BACK, component));
        String told = now.value().map(OpenmldbVersion::version).orElseGet(now::complaint);
        return now.value().equals(before.value())
                ? Judgement.pass(told)
                : Judgement.fail(before.value().map(OpenmldbVersion::version).orElse("none"), told);
    }

    StepScript isStarted(Component component, Turn turn) {
        return only(
                "Start the " + component + " of before",
                component + " was exchanged or does not run",
                WayBack.isToGoBack(component),
                new Starting(site)
                        .started(component, turn, Wanted.before(component))
                        .moves());
    }

    StepScript serves(Component component, Turn turn) {
        return new Serving(site).serves(component, turn, Wanted.before(component));
    }

    static StepScript only(String purpose, String condition, Predicate<Facts> holds, List<Move> moves) {
        var all = new ArrayList<Move>(Only.all(condition, holds, moves));
        all.add(new Only(
                "there is nothing to do",
                holds.negate(),
                new Check("it is as before", facts -> Judgement.pass("nothing to do"))));
        return StepScript.onceForTheRun(purpose, all);
    }
}
