package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code docker}: finds the subcommand, reads its words, turns what the engine refuses into the client's texts. */
final class DockerCommand implements Tool {
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
        subcommands.put(Usage.START, LifeCommand.start(engine));
        subcommands.put(Usage.RESTART, LifeCommand.restart(engine));
        subcommands.put(Usage.UPDATE, LifeCommand.update(engine));
        subcommands.put(Usage.RM, LifeCommand.remove(engine));
        subcommands.put(Usage.INSPECT, new InspectCommand(engine, false));
        subcommands.put(Usage.IMAGE_INSPECT, new InspectCommand(engine, true));
        subcommands.put(Usage.EXEC, new ExecCommand(engine));
        subcommands.put(Usage.TOP, new TopCommand(engine));
        subcommands.put(Usage.LOGS, new LogsCommand(engine));
        subcommands.put(Usage.LOAD, new LoadCommand(engine));
        subcommands.put(Usage.IMAGES, new ImagesCommand(engine));
        subcommands.put(Usage.PS, new PsCommand(engine));
        subcommands.put(Usage.INFO, InfoCommands.info(engine));
        subcommands.put(Usage.VERSION, InfoCommands.version());
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        List<String> words =
                DockerWords.command(call.argv().subList(1, call.argv().size()));
        if (words.isEmpty() || words.get(0).equals("--help") || words.get(0).equals("help")) {
            terminal.out(DockerWords.HELP);
            return 0;
        }
        if (words.get(0).equals("--version") || words.get(0).equals("-v")) {
            terminal.out(DockerVersion.LINE);
            return 0;
        }
        Usage usage = Usage.all().get(words.get(0));
        Subcommand subcommand = usage == null ? null : subcommands.get(usage);
        if (usage == null || subcommand == null) {
            terminal.err(
                    words.get(0).startsWith("-")
                            ? "unknown flag: " + words.get(0) + "\nSee 'docker --help'.\n"
                            : "docker: '" + words.get(0) + "' is not a docker command.\nSee 'docker --help'\n");
            return words.get(0).startsWith("-") ? USAGE : 1;
        }
        return run(usage, subcommand, words.subList(1, words.size()), call, terminal);
    }

    private int run(Usage usage, Subcommand subcommand, List<String> words, ToolCall call, Terminal terminal)
            throws InterruptedException {
        Flags flags;
        try {
            flags = Flags.parse(words, subcommand.form());
            if (flags.has("help")) {
                terminal.out(usage.help());
                return 0;
            }
            if (flags.operands().size() < usage.fewest()) {
                terminal.err(usage.tooFew());
                return 1;
            }
            if (!engine.mayUse(call.user()) && usage != Usage.VERSION) {
                return refused(usage, terminal);
            }
            return subcommand.run(flags, call, terminal);
        } catch (Flags.Unknown e) {
            terminal.err(e.getMessage() + "\nSee 'docker " + usage.command() + " --help'.\n");
            return USAGE;
        } catch (GoTemplate.Bad e) {
            terminal.err("Template parsing error: " + e.getMessage() + "\n");
            return 1;
        } catch (DaemonError e) {
            terminal.err("Error response from daemon: " + e.text() + "\n");
            return 1;
        }
    }

    private static int refused(Usage usage, Terminal terminal) {
        String text = "Got permission denied while trying to connect to the Docker daemon socket at"
                + " unix:///var/run/docker.sock: Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/" + path(usage)
                + "\": dial unix /var/run/docker.sock: connect: permission denied\n";
        if (usage == Usage.INFO) {
            terminal.out("Client:\n Context:    default\n Debug Mode: false\n\nServer:\n");
            terminal.err("ERROR: " + text + "errors pretty printing info\n");
            return 1;
        }
        if (usage == Usage.RUN) {
            terminal.err("docker: " + text.stripTrailing() + ".\nSee 'docker run --help'.\n");
            return USAGE + 1;
        }
        terminal.err(text);
        return 1;
    }

    private static String path(Usage usage) {
        return switch (usage) {
            case INFO -> "info";
            case IMAGES, LOAD, IMAGE_INSPECT -> "images/json";
            default -> "containers/json";
        };
    }
}
