package dev.runproof.glue;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Steps of a made-up procedure, for tests of the runner itself. */
public final class DemoSteps {
    private static final HostName DB = new HostName("db-1");

    /** Asked whenever the step is made that says so, for the plan and when the run comes to it: whether it is performed. */
    public static volatile BooleanSupplier making = () -> true;

    private final StepRunner run;

    public DemoSteps(StepRunner run) {
        this.run = run;
    }

    @Given("demo: db-1 says {word} to {word}")
    public void says(String expected, String question) {
        run.perform(asks(expected, question));
    }

    @When("demo: writes are stopped")
    public void stopsWrites() {
        run.perform(StepScript.of(
                "stops writes",
                List.of(Action.repeatable(
                        DB, Command.of("clusterctl", "writes", "off"), answer("writes-off"), "clusterctl writes on"))));
    }

    @When("demo: the old data is dropped")
    public void dropsOldData() {
        run.perform(StepScript.of(
                "drops the old data",
                List.of(new Action(
                        DB,
                        Command.of("clusterctl", "drop", "old"),
                        Effect.IRREVERSIBLE,
                        Action.Repeat.ONCE,
                        answer("dropped"),
                        Duration.ofMinutes(1),
                        List.of(),
                        Optional.empty(),
                        "none"))));
    }

    /** Once for all ways back from the same run, as soon as one of them has dropped something. */
    @Given("demo: db-1 is pictured")
    public void isPictured() {
        FactKey<Answer> picture = FactKey.lasting("db-1.picture", Answer.class);
        run.perform(StepScript.onceForTheRun(
                "pictures db-1",
                List.of(new Only(
                        "nobody has before",
                        facts -> !facts.knows(picture),
                        new Probe<>(DB, Command.of("ask", "picture"), picture, given -> given)))));
    }

    /** Nobody watches it for longer than {@code limitMillis}. */
    @When("demo: {word} is done within {int} ms")
    public void isDoneWithin(String deed, int limitMillis) {
        run.perform(StepScript.of(
                "does " + deed,
                List.of(new Action(
                        DB,
                        Command.of("clusterctl", deed),
                        Effect.CHANGES,
                        Action.Repeat.ONCE,
                        answer(deed),
                        Duration.ofMillis(limitMillis),
                        List.of(),
                        Optional.empty(),
                        "none"))));
    }

    @Given("demo: somebody confirms {word}")
    public void somebodyConfirms(String gate) {
        run.perform(asks(Gate.Kind.CONFIRMATION, gate));
    }

    @Given("demo: somebody decides {word}")
    public void somebodyDecides(String gate) {
        run.perform(asks(Gate.Kind.DECISION, gate));
    }

    private static StepScript asks(Gate.Kind kind, String gate) {
        return StepScript.of(
                "asks a person",
                List.of(new Gate(
                        gate,
                        "the backups are kept",
                        facts -> Optional.of("Are the backups kept?"),
                        new FactKey<>("confirmed." + gate, Confirmation.class),
                        kind)));
    }

    @Then("demo: db-1 still says {word} to {word}")
    public void stillSays(String expected, String question) {
        run.perform(asks(expected, question));
    }

    @When("demo: this host is restarted if it is old")
    public void restartsOld() {
        HostName host = run.subject();
        FactKey<Answer> age = new FactKey<>(host + ".age", Answer.class);
        var moves = new ArrayList<Move>(
                List.of(new Probe<>(host, Command.of("ask", "age", "of", host.value()), age, given -> given)));
        moves.addAll(Only.all(
                "it is old",
                facts -> facts.get(age).out().equals("old"),
                List.of(
                        Action.repeatable(
                                host,
                                Command.of("clusterctl", "restart", host.value()),
                                answer(host + ".restart"),
                                "none needed"),
                        new Check("it was restarted", facts -> Judgement.pass("restarted")))));
        run.perform(StepScript.onceForTheRun("restarts it if it is old", moves));
    }

    @Given("demo: this step is made")
    public void isMade() {
        if (making.getAsBoolean()) {
            isAsked();
        }
    }

    @Given("demo: the host is asked")
    public void isAsked() {
        run.perform(StepScript.of(
                "asks db-1",
                List.of(new Probe<>(DB, Command.of("ask", "anything"), answer("anything"), given -> given))));
    }

    @Then("demo: what goes on beside has seen {int} steps")
    public void besideHasSeen(int steps) {
        var seen = new FactKey<>("beside.steps", Long.class);
        run.perform(StepScript.of(
                "asks what goes on beside",
                List.of(
                        new Inspect<>(
                                "the steps it has seen",
                                seen,
                                () -> run.companion(Observer.class)
                                        .map(Observer::steps)
                                        .orElse(-1L)),
                        new Check("it has seen " + steps, facts -> {
                            long count = facts.get(seen);
                            return count == steps ? Judgement.pass("so it is") : Judgement.fail("" + steps, "" + count);
                        }))));
    }

    @Then("demo: this host is young")
    public void isYoung() {
        HostName host = run.subject();
        FactKey<Answer> age = new FactKey<>(host + ".age.after", Answer.class);
        run.perform(StepScript.of(
                "asks for its age",
                List.of(new Probe<>(host, Command.of("ask", "age", "after", host.value()), age, given -> given))));
    }

    private static StepScript asks(String expected, String question) {
        FactKey<Answer> key = answer(question);
        return StepScript.of(
                "asks db-1",
                List.of(
                        new Probe<>(DB, Command.of("ask", question), key, given -> given),
                        new Check("db-1 says " + expected, facts -> {
                            String said = facts.get(key).out();
                            return said.equals(expected) ? Judgement.pass(said) : Judgement.fail(expected, said);
                        })));
    }

    private static FactKey<Answer> answer(String name) {
        return new FactKey<>("db-1." + name, Answer.class);
    }
}
