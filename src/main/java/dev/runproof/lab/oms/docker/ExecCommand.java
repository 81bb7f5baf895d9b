package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.docker.Execution.Wishes;

/** {@code docker exec}. */
final class ExecCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of(
                    "e|env env-file u|user w|workdir detach-keys", "d|detach i|interactive t|tty privileged")
            .thenCommand();

    private final DockerEngine engine;

    ExecCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException {
        if (flags.has("tty") && flags.has("interactive") && !terminal.isTerminal(0)) {
            terminal.err("the input device is not a TTY\n");
            return 1;
        }
        var operands = flags.operands();
        Container container = engine.need(operands.get(0), DaemonError::plain);
        container.mustRun();
        var environment = Lives.variables(RunOptions.environment(flags, call.workingDirectory()));
        return new Execution(engine, container, operands.subList(1, operands.size()))
                .run(
                        new Wishes(
                                environment,
                                flags.given("workdir"),
                                flags.has("interactive"),
                                flags.has("tty"),
                                flags.has("detach")),
                        terminal);
    }
}
