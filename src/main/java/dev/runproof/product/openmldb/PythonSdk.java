package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.PipOffers;
import dev.runproof.parse.PipShow;
import dev.runproof.product.generic.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** OM-26: the Python SDK of the interpreter that the application uses; proved by what pip shows afterwards. */
final class PythonSdk {
    static final FactKey<Told<PipShow>> BEFORE = Told.key("before.python.sdk");
    private static final FactKey<Told<PipShow>> AFTER = Told.key("after.python.sdk");
    private static final FactKey<Answer> INSTALLED = Known.answer("python.sdk.install");
    private static final Duration DOWNLOADS = Duration.ofMinutes(15);

    private final Optional<Site.Application> application;

    PythonSdk(Site site) {
        this.application = site.application().filter(it -> it.python().isPresent());
    }

    StepScript isInstalled() {
        return StepScript.onceForTheRun(
                "Install the Python SDK", application.map(this::install).orElseGet(() -> List.of(none())));
    }

    private List<dev.runproof.model.Move> install(Site.Application it) {
        return List.of(
                show(it, BEFORE),
                new Action(
                        it.host(),
                        // pip tells the reason of a failure on stderr, and the check has to read it.
                        Command.of(
                                "sh",
                                "-c",
                                HostScripts.KEEPING_STATUS,
                                "sh",
                                it.python().orElseThrow(),
                                "-m",
                                "pip",
                                "install",
                                "openmldb==" + it.target()),
                        Effect.CHANGES,
                        Action.Repeat.REPEATABLE,
                        INSTALLED,
                        DOWNLOADS,
                        List.of(),
                        Optional.empty(),
                        "pip install of the version of before"),
                new Check("pip installed it", this::judgeInstallation));
    }

    private static Probe<Told<PipShow>> show(Site.Application it, FactKey<Told<PipShow>> key) {
        return new Probe<>(
                it.host(),
                Command.of(it.python().orElseThrow(), "-m", "pip", "show", "openmldb"),
                key,
                answer -> answer.exit() == 0
                        ? new Told<>(0, Optional.of(PipShow.parse(answer.out())), "")
                        : new Told<>(answer.exit(), Optional.empty(), Told.lastWords(answer)));
    }

    private Judgement judgeInstallation(Facts facts) {
        Answer answer = facts.get(INSTALLED);
        String before = facts.get(BEFORE).value().map(PipShow::version).orElse("none");
        if (answer.err().endsWith("<== 0\n")) {
            return Judgement.pass(
                    "exit 0", "the SDK was " + before + "; a running application keeps it until it is started again");
        }
        String offers = PipOffers.find(answer.err())
                .map(found -> "; pip offered " + String.join(", ", found.versions()))
                .orElse("");
        return Judgement.fail(
                "openmldb " + application.orElseThrow().target() + " installed",
                "pip failed" + offers + ": "
                        + answer.err()
                                .lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("<== "))
                                .reduce("", (first, last) -> last));
    }

    StepScript isThere() {
        return StepScript.onceForTheRun(
                "See which Python SDK is installed",
                application
                        .<List<dev.runproof.model.Move>>map(it ->
                                List.of(show(it, AFTER), new Check("pip shows openmldb " + it.target(), facts -> {
                                    Told<PipShow> shown = facts.get(AFTER);
                                    String version =
                                            shown.value().map(PipShow::version).orElseGet(shown::complaint);
                                    return version.equals(it.target())
                                            ? Judgement.pass("openmldb " + version)
                                            : Judgement.fail("openmldb " + it.target(), version);
                                })))
                        .orElseGet(() -> List.of(none())));
    }

    /** OM-R5: the version of before; none before: it is removed. */
    StepScript isPutBack() {
        FactKey<Told<PipShow>> now = Told.key("way.back.python.sdk");
        FactKey<Told<PipShow>> end = Told.key("rolled.back.python.sdk");
        return StepScript.onceForTheRun(
                "Install the Python SDK of before",
                application
                        .<List<dev.runproof.model.Move>>map(it -> List.of(
                                show(it, now),
                                new Only(
                                        "it is another one than before",
                                        facts -> facts.knows(BEFORE)
                                                && !version(facts, BEFORE).equals(version(facts, now)),
                                        Action.repeatable(
                                                it.host(),
                                                Command.of(
                                                        it.python().orElseThrow(),
                                                        "-m",
                                                        "pip",
                                                        new Pending(
                                                                "install the version of before",
                                                                facts -> facts.get(BEFORE)
                                                                        .value()
                                                                        .map(shown -> List.of(
                                                                                "install",
                                                                                "openmldb==" + shown.version()))
                                                                        .orElse(List.of(
                                                                                "uninstall", "-y", "openmldb")))),
                                                Known.answer("python.sdk.back"),
                                                "none needed")),
                                show(it, end),
                                new Check("pip shows the version of before", facts -> {
                                    String expected =
                                            facts.knows(BEFORE) ? version(facts, BEFORE) : version(facts, now);
                                    return version(facts, end).equals(expected)
                                            ? Judgement.pass(expected)
                                            : Judgement.fail(expected, version(facts, end));
                                })))
                        .orElseGet(() -> List.of(none())));
    }

    private static String version(Facts facts, FactKey<Told<PipShow>> key) {
        return facts.get(key).value().map(PipShow::version).orElse("none");
    }

    private static Check none() {
        return new Check(
                "there is a Python application",
                facts -> Judgement.pass("none", "openmldb.applicationPython is not set: no Python SDK was looked at"));
    }
}
