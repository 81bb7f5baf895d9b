package dev.runproof.run;

import dev.runproof.console.ConsoleCommand;
import dev.runproof.console.ConsoleHttp;
import dev.runproof.console.ConsoleLimits;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.Consoles;
import dev.runproof.console.HttpReply;
import dev.runproof.console.Modified;
import dev.runproof.console.ShownRow;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Upload;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A web console in the place of a host; it takes {@link ConsoleCommand}s and answers with {@link RowsText}.
 *
 * <p>A console that was not driven is an answer, too: {@link #FOR_OPERATOR} when a person may well do it, else {@link
 * #NOT_DRIVEN}, with the reason and what is safe to do next on stderr; a change tells its outcome in a row: {@code written},
 * {@code refused} because the dialog showed another text, {@code operator} or {@code unreachable}. What changes a console goes through the {@link
 * ServiceLedger}: from the moment in which the dialog has the new text, a failure leaves it lost, never done twice.
 */
final class DrivenConsole implements Session {
    static final int FOR_OPERATOR = 3;
    static final int NOT_DRIVEN = 7;

    private final HostName name;
    private final ConsoleAccess access;
    private final ConsoleVisit visit;
    private final ServiceLedger ledger;
    private final Clock clock;
    private final Consumer<String> points;
    private final Map<Duration, ConsoleHttp> programs = new HashMap<>();

    /** @param points hears what is about to be sent and what was, for {@link CrashPoints} */
    DrivenConsole(ConsoleAccess access, Consoles consoles, ServiceLedger ledger, Clock clock, Consumer<String> points) {
        this.name = access.console().name();
        this.access = access;
        this.visit = new ConsoleVisit(access, consoles);
        this.ledger = ledger;
        this.clock = clock;
        this.points = points;
    }

    @Override
    public Answer run(Command command, OutputSink sink) {
        ConsoleCommand asked = ConsoleCommand.of(command);
        if (asked.kind().changes()) {
            throw new IllegalArgumentException("what changes a console is started, not run: " + command);
        }
        Instant at = clock.instant();
        long began = System.nanoTime();
        ServiceEnd end = reading(asked).showing(visit.takePicture());
        return end.into(sink, at, Duration.ofNanos(System.nanoTime() - began));
    }

    private ServiceEnd reading(ConsoleCommand asked) {
        try {
            points.accept("before " + asked.kind() + " " + name);
            Rows rows = rows(asked);
            points.accept("after " + asked.kind() + " " + name);
            return new ServiceEnd(0, RowsText.write(rows), "");
        } catch (ConsoleNotDriven e) {
            return notDriven(e);
        }
    }

    private Rows rows(ConsoleCommand asked) {
        return switch (asked.kind()) {
            case PARAMETER -> ConsoleRows.parameter(look(session -> session.parameter(asked.argument(0))));
            case SERVERS -> ConsoleRows.table(look(ConsoleSession::servers));
            case COMPONENTS -> ConsoleRows.tabs(tabs(asked.arguments()));
            case PROJECTS ->
                new ProjectComponents(
                                access.target(ConsoleLimits.USUAL),
                                (action, json) ->
                                        whole(program(asked).action(action, json, Optional.of(access.account()))))
                        .rows(tabs(asked.arguments()));
            case ABOUT -> ConsoleRows.version(look(ConsoleSession::version));
            case HEALTH -> ConsoleRows.reply(whole(program(asked).get("/oms/health")));
            case API ->
                ConsoleRows.reply(whole(
                        program(asked).action(asked.argument(0), asked.argument(1), Optional.of(access.account()))));
            case MODIFY -> throw new IllegalArgumentException("no reading: " + asked);
        };
    }

    /** A check that saw only the beginning of an answer has not looked. */
    private HttpReply whole(HttpReply reply) {
        if (!reply.whole()) {
            throw new ConsoleNotDriven(
                    ConsoleNotDriven.Reason.UNKNOWN_PAGE,
                    access.target(ConsoleLimits.USUAL),
                    "an answer longer than " + ConsoleHttp.BODY_LIMIT_BYTES + " bytes");
        }
        return reply;
    }

    /** The rows of these tabs of the component page; without a tab no browser is opened. */
    private Map<String, List<ShownRow>> tabs(List<String> names) {
        var tabs = new LinkedHashMap<String, List<ShownRow>>();
        names.forEach(name -> tabs.put(name, look(session -> session.components(name))));
        return tabs;
    }

    private <T> T look(Function<ConsoleSession, T> reading) {
        return visit.to(reading, () -> true);
    }

    private synchronized ConsoleHttp program(ConsoleCommand asked) {
        return programs.computeIfAbsent(
                asked.limit(),
                limit -> new ConsoleHttp(access.target(new ConsoleLimits(limit, ConsoleLimits.USUAL.element()))));
    }

    private static ServiceEnd notDriven(ConsoleNotDriven e) {
        return new ServiceEnd(e.reason().forOperator() ? FOR_OPERATOR : NOT_DRIVEN, "", told(e));
    }

    private static String told(ConsoleNotDriven e) {
        var told = new StringBuilder(String.valueOf(e.getMessage())).append('\n');
        e.next().forEach(next -> told.append("next: ").append(next).append('\n'));
        return told.toString();
    }

    /** A change that was not made has ended as well: the step asks a person, and looks where the value is kept. */
    private static ServiceEnd outcome(String outcome, String told) {
        return new ServiceEnd(0, RowsText.write(ConsoleRows.outcome(outcome, told)), "");
    }

    @Override
    public void start(LedgerKey key, Command command) {
        ConsoleCommand change = ConsoleCommand.of(command);
        if (!change.kind().changes()) {
            throw new IllegalArgumentException("what changes no console is run, not started: " + command);
        }
        // A password that is not to be had ends the step here, before anything counts as begun.
        var unused = access.account();
        points.accept("before start " + name);
        ledger.begin(key, () -> modified(change).showing(visit.takePicture()));
        points.accept("after start " + name);
    }

    private ServiceEnd modified(ConsoleCommand change) {
        String expected = change.argument(1);
        String changed = change.argument(2);
        var handedOver = new AtomicBoolean();
        try {
            points.accept("before modify " + name);
            Modified modified = visit.to(
                    session -> session.modify(change.argument(0), shown -> {
                        handedOver.set(shown.equals(expected));
                        points.accept("before hand-over " + name);
                        return shown.equals(expected) ? changed : shown;
                    }),
                    () -> !handedOver.get());
            points.accept("after modify " + name);
            return modified.before().equals(expected)
                    ? outcome("written", "OK was given")
                    : outcome("refused", otherText(change.argument(0), expected, modified.before()));
        } catch (ConsoleNotDriven e) {
            if (handedOver.get()) {
                throw e;
            }
            return outcome(e.reason().forOperator() ? "operator" : "unreachable", told(e));
        } finally {
            visit.close();
        }
    }

    private static String otherText(String parameter, String expected, String shown) {
        return "expected " + parameter + " to be:\n" + expected + "\nthe dialog shows:\n" + shown
                + "\nCancel was given: it is not what was expected\n";
    }

    @Override
    public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        return ledger.collect(key, stdoutFrom, stderrFrom, sink);
    }

    @Override
    public Upload.Uploaded upload(Upload upload) {
        throw new IllegalArgumentException(name + " is a console and takes no file: " + upload.target());
    }

    @Override
    public String download(String path, Path target) {
        throw new IllegalArgumentException(name + " is a console and has no file " + path);
    }

    @Override
    public void close() {
        visit.close();
    }
}
