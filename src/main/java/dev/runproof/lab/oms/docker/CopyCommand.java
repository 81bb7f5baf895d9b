package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.model.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code docker cp} between the files of a container and those of its host; tar archives of {@code -} are not made. */
final class CopyCommand implements Subcommand {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final DockerEngine engine;

    CopyCommand(DockerEngine engine) {
        this.engine = engine;
    }

    /** One end of the copy; without a container it is a path of the host. */
    private record End(String container, String path) {
        static End of(String word) {
            int colon = word.startsWith("/") || word.startsWith(".") ? -1 : word.indexOf(':');
            return colon < 0 ? new End("", word) : new End(word.substring(0, colon), word.substring(colon + 1));
        }

        boolean inside() {
            return !container.isEmpty();
        }
    }

    @Override
    public Flags.Form form() {
        return Flags.Form.of("", "a|archive L|follow-link");
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        var from = End.of(flags.operands().get(0));
        var to = End.of(flags.operands().get(1));
        if (from.inside() == to.inside()) {
            throw new Flags.Unusable(
                    from.inside()
                            ? "copying between containers is not supported"
                            : "must specify at least one container source");
        }
        if (from.path().equals("-") || to.path().equals("-")) {
            throw new Flags.Unusable("the simulated docker copies files and directories, no tar archives");
        }
        Path source = path(from, call);
        Path target = path(to, call);
        if (Files.notExists(source)) {
            throw from.inside()
                    ? DaemonError.plain("No such container:path: " + from.container() + ":" + from.path())
                    : new Flags.Unusable("lstat " + source + ": no such file or directory");
        }
        if (Files.notExists(parent(target))) {
            throw to.inside()
                    ? DaemonError.plain("No such container:path: " + to.container() + ":" + to.path())
                    : new Flags.Unusable("invalid output path: directory \"" + parent(target) + "\" does not exist");
        }
        Answer answer = engine.host()
                .shell(
                        call.user(),
                        "cp -r" + (flags.has("follow-link") ? "L" : "P") + " -- " + quoted(source) + " "
                                + quoted(target),
                        LIMIT);
        terminal.err(answer.err());
        return answer.exit();
    }

    private Path path(End end, ToolCall call) {
        if (!end.inside()) {
            return call.workingDirectory().resolve(end.path());
        }
        Container container = engine.find(end.container())
                .orElseThrow(() -> DaemonError.plain("No such container:path: " + end.container() + ":" + end.path()));
        return container.path(end.path().startsWith("/") ? end.path() : "/" + end.path());
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
