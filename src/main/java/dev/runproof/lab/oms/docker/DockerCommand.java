package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code docker}: finds the subcommand, reads its words, turns what the engine refuses into the client's texts. */
final class DockerCommand implements Tool {
    /** Commands of Docker that a lab has no answer for. */
    private static final Set<String> NOT_SIMULATED =
            Set.of(("attach build builder commit config context diff events export history import login logout manifest"
                            + " network node pause plugin prune push save search secret service stack stats swarm trust"
                            + " unpause volume")
                    .split(" ", -1));

    /** One that only a group has. */
    private static final String DISK_USAGE = "df";

    /** The client's own status for words it does not take. */
    private static final int USAGE = 125;

    private final DockerEngine engine;
    private final Map<Usage, Subcommand> subcommands = new EnumMap<>(Usage.class);

    DockerCommand(DockerEngine engine) {
        this.engine = engine;
        subcommands.put(Usage.RUN, new RunCommand(engine, true));
        subcommands.put(Usage.CREATE, new RunCommand(engine, false));
        subcommands.put(Usage.STOP, LifeCommand.stop(engine));
        subcommands.put(Usage.KILL, LifeCommand.kill(engine));
        subcommands.put(Usage.START, new StartCommand(engine));
        subcommands.put(Usage.RESTART, LifeCommand.restart(engine));
        subcommands.put(Usage.WAIT, LifeCommand.await(engine));
        subcommands.put(Usage.UPDATE, LifeCommand.update(engine));
        subcommands.put(Usage.RENAME, new RenameCommand(engine));
        subcommands.put(Usage.RM, LifeCommand.remove(engine));
        subcommands.put(Usage.INSPECT, new InspectCommand(engine, ""));
        subcommands.put(Usage.CONTAINER_INSPECT, new InspectCommand(engine, "container"));
        subcommands.put(Usage.IMAGE_INSPECT, new InspectCommand(engine, "image"));
        subcommands.put(Usage.EXEC, new ExecCommand(engine));
        subcommands.put(Usage.CP, new CopyCommand(engine));
        subcommands.put(Usage.TOP, new TopCommand(engine));
        subcommands.put(Usage.PORT, new PortCommand(engine));
        subcommands.put(Usage.LOGS, new LogsCommand(engine));
        subcommands.put(Usage.LOAD, new LoadCommand(engine));
        subcommands.put(Usage.IMAGES, new ImagesCommand(engine));
        subcommands.put(Usage.TAG, ImageNameCommand.tag(engine));
        subcommands.put(Usage.RMI, ImageNameCommand.remove(engine));
        subcommands.put(Usage.PULL, ImageNameCommand.pull());
        subcommands.put(Usage.PS, new PsCommand(engine));
        subcommands.put(Usage.INFO, InfoCommands.info(engine));
        subcommands.put(Usage.VERSION, InfoCommands.version());
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        var asked = DockerWords.of(call.argv().subList(1, call.argv().size()), call.variable("DOCKER_HOST"));
        List<String> words = asked.words();
        if (words.isEmpty()) {
            terminal.err(help());
            return 0;
        }
        if (words.equals(List.of("--help")) || words.equals(List.of("help"))) {
            terminal.out(help());
            return 0;
        }
        if (words.get(0).equals("--version") || words.get(0).equals("-v")) {
            terminal.out(DockerVersion.LINE);
            return 0;
        }
        boolean explaining = words.get(0).equals("help");
        String name = words.get(explaining ? 1 : 0);
        Usage usage = Usage.all().get(name);
        Subcommand subcommand = usage == null ? null : subcommands.get(usage);
        if (explaining && usage == null) {
            terminal.err("unknown help topic: " + name + "\n");
            return 1;
        }
        var group = DockerWords.group(name);
        if (group.isPresent()) {
            return grouped(group.get(), words, terminal);
        }
        if (usage == null && NOT_SIMULATED.contains(name.split(" ", 2)[0])) {
            return notSimulated(words, terminal);
        }
        if (usage == null || subcommand == null) {
            terminal.err(
                    name.startsWith("-")
                            ? "unknown flag: " + name + "\nSee 'docker --help'.\n"
                            : "docker: '" + name + "' is not a docker command.\nSee 'docker --help'\n");
            return name.startsWith("-") ? USAGE : 1;
        }
        if (explaining) {
            terminal.out(usage.help(subcommand.form()));
            return 0;
        }
        return run(usage, subcommand, asked, call, terminal);
    }

    private static int notSimulated(List<String> words, Terminal terminal) {
        terminal.err("docker: '" + String.join(" ", words.subList(0, Math.min(2, words.size())))
                + "' is not simulated\n");
        return 1;
    }

    /** A group whose command is missing or unknown. */
    private static int grouped(CommandGroup group, List<String> words, Terminal terminal) {
        String command = words.size() < 2 ? "" : words.get(1);
        if (command.equals("--help")) {
            terminal.out(group.help());
            return 0;
        }
        if (NOT_SIMULATED.contains(command) || command.equals(DISK_USAGE)) {
            return notSimulated(words, terminal);
        }
        terminal.err(group.help());
        return command.isEmpty() ? 0 : 1;
    }

    private int run(Usage usage, Subcommand subcommand, DockerWords asked, ToolCall call, Terminal terminal)
            throws InterruptedException {
        try {
            Flags flags = Flags.parse(asked.words().subList(1, asked.words().size()), subcommand.form());
            if (flags.has("help")) {
                terminal.out(usage.help(subcommand.form()));
                return 0;
            }
            if (!usage.takes(flags.operands().size())) {
                terminal.err(usage.wrongNumber());
                return 1;
            }
            if (!asked.server().isEmpty()) {
                return Refusal.tell(usage, flags, asked.unreachable(), terminal);
            }
            if (!engine.mayUse(call.user())) {
                return Refusal.tell(usage, flags, Refusal.notPermitted(usage, flags), terminal);
            }
            return subcommand.run(flags, call, terminal);
        } catch (Flags.Unknown e) {
            terminal.err(e.getMessage() + "\nSee 'docker " + usage.command() + " --help'.\n");
            return USAGE;
        } catch (GoTemplate.Bad e) {
            terminal.err((e.unreadable() ? "failed to parse template: " : "failed to execute template: ")
                    + e.getMessage() + "\n");
            return 1;
        } catch (DaemonError e) {
            terminal.err(e.said() + "\n");
            return 1;
        } catch (Flags.Unusable e) {
            terminal.err(e.getMessage() + "\n");
            return 1;
        }
    }

    private static String help() {
        var text = new StringBuilder("\nUsage:  docker [OPTIONS] COMMAND\n\nA self-sufficient runtime for containers\n"
                + "\nOptions:\n  -H, --host list          Daemon socket(s) to connect to\n"
                + "  -v, --version            Print version information and quit\n\nCommands:\n");
        Usage.all().forEach((name, usage) -> text.append("  %-17s %s%n".formatted(name, usage.purpose())));
        return text.append("\nRun 'docker COMMAND --help' for more information on a command.\n")
                .toString();
    }
}
