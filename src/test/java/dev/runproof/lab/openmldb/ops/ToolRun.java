package dev.runproof.lab.openmldb.ops;

import dev.runproof.lab.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One call of the tool in a test: what it printed, how it ended, how long it waited. */
final class ToolRun implements Tool.Terminal {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final VirtualTime time;
    private int status = -1;
    private boolean prettyTable = true;
    private String goneAt = "";
    private Optional<Duration> patience = Optional.empty();

    ToolRun() {
        this(new VirtualTime());
    }

    ToolRun(VirtualTime time) {
        this.time = time;
    }

    static ToolRun of(Cli cli, Path directory, String... arguments) {
        return new ToolRun().run(cli, directory, arguments);
    }

    ToolRun withoutPrettyTable() {
        prettyTable = false;
        return this;
    }

    /** The caller is killed when the tool writes a text that contains this. */
    ToolRun killedAt(String text) {
        goneAt = text;
        return this;
    }

    /** The caller is killed at the first text that the tool writes after so much waiting. */
    ToolRun goneAfter(Duration patience) {
        this.patience = Optional.of(patience);
        return this;
    }

    ToolRun run(Cli cli, Path directory, String... arguments) {
        return run(cli, request -> new Http.Answer(404, "Not Found", ""), directory, arguments);
    }

    ToolRun run(Cli cli, Http http, Path directory, String... arguments) {
        var words = new ArrayList<>(List.of(
                "--openmldb_bin_path=./bin/openmldb", "--zk_cluster=192.0.2.11:2181", "--zk_root_path=/openmldb"));
        words.addAll(List.of(arguments));
        return exactly(cli, http, directory, words);
    }

    ToolRun exactly(Cli cli, Http http, Path directory, List<String> words) {
        try {
            status = new OperationTool("tools/openmldb_ops.py", prettyTable, new Random(7))
                    .run(words, directory, cli, http, time, this);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    int status() {
        return status;
    }

    String stdout() {
        return out.toString();
    }

    String stderr() {
        return err.toString();
    }

    Duration waited() {
        return time.waited();
    }

    /** The last line of stderr. */
    String lastLine() {
        var lines = stderr().lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** What the tool itself says: neither calls nor their echo. */
    List<String> said() {
        return stderr().lines()
                .filter(it -> it.matches("(INFO|WARNING|ERROR): .*"))
                .filter(it -> !it.startsWith("INFO: ./bin/openmldb ") && !it.startsWith("INFO:   "))
                .filter(it -> !it.startsWith("INFO: ns leader") && !it.startsWith("INFO: set auto_failover"))
                .toList();
    }

    @Override
    public void out(String text) {
        out.append(text);
    }

    @Override
    public void err(String text) {
        boolean impatient =
                patience.filter(it -> time.waited().compareTo(it) > 0).isPresent();
        if (impatient || (!goneAt.isEmpty() && text.contains(goneAt))) {
            throw new Tool.CallerGone("tools/openmldb_ops.py");
        }
        err.append(text);
    }

    @Override
    public String in() {
        return "";
    }
}
