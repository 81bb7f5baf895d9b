package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.Reading;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbStart;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** OM-4, OM-10, OM-20, OM-24: a component is started in the mode in which it ran, with the programs that lie there now. */
final class Starting {
    static final String START = "start";

    /** How curl ends where nobody listens. */
    private static final String REFUSED = "exit 7:";

    /** The mark behind what the script wrote to stderr. */
    private static final String STATUS = "\n<== [0-9]{1,3}\n$";

    private static final Pattern REFUSES = Pattern.compile("(?s).*\n<== [1-9][0-9]{0,2}\n");

    private final Site site;
    private final Watch watch;

    Starting(Site site) {
        this.site = site;
        this.watch = new Watch(site);
    }

    private static FactKey<Answer> started(Component component) {
        return Known.answer(component.key() + ".start");
    }

    /**
     * The script's start, unless the wanted release serves already.
     *
     * @param wanted the release that is to serve afterwards
     */
    StepScript started(Component component, Turn turn, Wanted wanted) {
        var moves = new ArrayList<Move>(watch.before(component, START + " " + component.key()));
        moves.add(Stop.running(START, component));
        moves.add(version(START, component, Told.whoeverAnswers(OpenmldbVersion::parse)));
        moves.addAll(Only.all(
                "nothing of it runs",
                facts -> !facts.get(Known.processes(START, component)).anything(),
                new Registration(site).expiresBeforeStart(START, component)));
        moves.add(new Only(
                wanted.told() + " does not serve there yet",
                facts -> !serves(facts, component, wanted),
                Action.repeatable(
                        component.host(),
                        command(component),
                        started(component),
                        "bash bin/start.sh stop " + component.kind())));
        moves.add(new Check("start.sh started it", facts -> judge(facts, component, wanted)));
        return StepScript.onceForTheRun("Start the " + component, turn.of(component, moves));
    }

    static Probe<Told<OpenmldbVersion>> version(String moment, Component component) {
        return version(moment, component, Told.reading(OpenmldbVersion::parse));
    }

    private static Probe<Told<OpenmldbVersion>> version(
            String moment, Component component, Reading<Told<OpenmldbVersion>> reading) {
        return new Probe<>(component.host(), component.version(), Known.version(moment, component), reading);
    }

    private Command command(Component component) {
        Object mon = new Pending(
                "mon, where it ran under the watchdog",
                facts -> facts.get(Known.processes(Known.BEFORE, component)).watched() ? List.of("mon") : List.of());
        Command plain = component.startScript("start", component.kind().toString(), mon);
        Optional<String> spark = component.kind() == Kind.TASKMANAGER ? site.sparkHome() : Optional.empty();
        var words = new ArrayList<Object>();
        spark.ifPresent(home -> words.addAll(List.of("env", "SPARK_HOME=" + home)));
        words.addAll(plain.argv());
        // The script tells on both channels why it refuses, and the check has to read it.
        return Command.shell(HostScripts.KEEPING_STATUS, words.toArray()).within(plain.timeout());
    }

    private static boolean serves(Facts facts, Component component, Wanted wanted) {
        return facts.get(Known.processes(START, component))
                        .component()
                        .filter(Processes.Named::lives)
                        .isPresent()
                && Serving.isRelease(
                        facts.get(Known.version(START, component)), wanted.of().apply(facts));
    }

    Judgement judge(Facts facts, Component component, Wanted wanted) {
        if (serves(facts, component, wanted)) {
            return Judgement.pass(wanted.told() + " served there before");
        }
        Answer answer = facts.get(started(component));
        if (REFUSES.matcher(answer.err()).matches()) {
            return Judgement.fail(
                    "started",
                    "start.sh refused: " + words(answer)
                            + "; put that right, then resume; the way back: runproof rollback");
        }
        OpenmldbStart told = OpenmldbStart.parse(text(answer));
        var notes = told.actions().stream()
                .filter(action -> "".equals(action.sparkHome()))
                .map(action -> "SPARK_HOME was empty when the " + component.kind() + " was started")
                .toList();
        return told.outcome().equals("started")
                ? Judgement.pass("started", notes.toArray(String[]::new))
                : Judgement.fail(
                        "started",
                        told.outcome() + (told.message() == null ? "" : ": " + told.message()) + "; "
                                + remedy(facts, component),
                        notes.toArray(String[]::new));
    }

    /** The script does not say that another process holds the port, as one that was stopped and has not ended does. */
    private static String remedy(Facts facts, Component component) {
        var before = facts.get(Known.version(START, component));
        boolean free = before.value().isEmpty() && before.complaint().startsWith(REFUSED);
        return free
                ? "the way back: runproof rollback"
                : component.endpoint() + " was held before by a process (asked for its release: " + before
                        + "): find it, end it by hand, then resume";
    }

    /** What the script told; only a call that it does not understand is told on the other channel alone. */
    static String text(Answer answer) {
        return answer.out().isBlank() ? answer.err().replaceFirst(STATUS, "") : answer.out();
    }

    private static String words(Answer answer) {
        return (answer.err().replaceFirst(STATUS, "") + "\n" + answer.out())
                .lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }
}
