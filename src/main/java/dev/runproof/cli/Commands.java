package dev.runproof.cli;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** The commands there are; makes command objects, handing the console to those that take one. */
final class Commands implements IFactory {
    /** In the order of the help page. */
    private static final List<Map.Entry<String, Class<?>>> ALL = List.of(
            named("list", ListCommand.class),
            named("plan", PlanCommand.class),
            named("check", CheckCommand.class),
            named("rehearse", RehearseCommand.class),
            named("run", RunCommand.class),
            named("resume", ResumeCommand.class),
            named("rollback", RollbackCommand.class),
            named("status", StatusCommand.class),
            named("verify", VerifyCommand.class),
            named("report", ReportCommand.class),
            named("parse", ParseCommand.class),
            named("steps", StepsCommand.class),
            named("lint", LintCommand.class),
            named("findings", FindingsCommand.class),
            named("coverage", CoverageCommand.class),
            named("drift", DriftCommand.class),
            named("doctor", DoctorCommand.class),
            named("lab", LabCommand.class),
            named("completion", CompletionCommand.class));
    /** Writes a script about all the others. */
    private static final String ABOUT_ALL = "completion";

    private final Console console;

    Commands(Console console) {
        this.console = console;
    }

    private static Map.Entry<String, Class<?>> named(String name, Class<?> command) {
        return Map.entry(name, command);
    }

    /** The whole command line. */
    CommandLine all() {
        return with(ALL);
    }

    /** As much of the command line as these words need: reading the model of every command would delay every start. */
    CommandLine neededFor(List<String> words) {
        List<Map.Entry<String, Class<?>>> named = ALL.stream()
                .filter(command -> !words.isEmpty() && command.getKey().equals(words.get(0)))
                .filter(command -> !command.getKey().equals(ABOUT_ALL))
                .toList();
        return with(named.isEmpty() ? ALL : named);
    }

    private CommandLine with(List<Map.Entry<String, Class<?>>> commands) {
        var line = new CommandLine(new Runproof(), this);
        commands.forEach(command -> line.addSubcommand(command.getKey(), command.getValue()));
        return line;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Console.class) {
                return type.cast(constructor.newInstance(console));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
