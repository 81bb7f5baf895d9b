package dev.runproof.product.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.HttpRequest;
import dev.runproof.lab.openmldb.ops.Cli;
import dev.runproof.lab.openmldb.ops.Http;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One call of the operation tool against the model, with a limit, and killed where a fault wants it. */
final class ModelTool implements Tool.Terminal {
    private static final int OUT_OF_TIME = 124;
    private static final int KILLED = 137;
    private static final Duration CALL = Duration.ofMillis(100);

    private final ModelHosts hosts;
    private final Cluster cluster;
    private final WalkTime time;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private Instant limit = Instant.MAX;

    ModelTool(ModelHosts hosts, Cluster cluster, WalkTime time) {
        this.hosts = hosts;
        this.cluster = cluster;
        this.time = time;
    }

    ModelTool within(Duration limited) {
        limit = time.now().plus(limited);
        return this;
    }

    /** Its exit status, or that of {@code timeout}. */
    int run(String script, List<String> arguments) {
        hosts.toolRuns(true);
        try {
            return new dev.runproof.lab.openmldb.ops.OperationTool(script, true, new Random(7))
                    .run(arguments, Path.of("/"), this::ask, this::send, time, this);
        } catch (Tool.CallerGone gone) {
            return time.now().isBefore(limit) ? KILLED : OUT_OF_TIME;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            hosts.toolRuns(false);
        }
    }

    private Cli.Answer ask(List<String> command) {
        time.pass(CALL);
        var answer = cluster.cli(command.subList(1, command.size()));
        look();
        hosts.moment();
        look();
        return new Cli.Answer(answer.exit(), answer.stdout(), answer.stderr());
    }

    private void look() {
        if (hosts.toolIsKilled() || time.now().isAfter(limit)) {
            throw new Tool.CallerGone("the operation tool");
        }
    }

    private Http.Answer send(Http.Request request) throws ConnectException {
        time.pass(CALL);
        var process = hosts.machines().listens(request.endpoint());
        if (process == null) {
            throw new ConnectException("Connection refused");
        }
        try {
            var answer = cluster.http(
                    ModelMachines.modelled(process.component),
                    new HttpRequest("POST", request.path(), request.headers(), request.body()));
            return new Http.Answer(answer.status(), "OK", answer.body());
        } catch (IllegalStateException e) {
            throw new ConnectException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void out(String text) {
        out.append(text);
    }

    @Override
    public void err(String text) {
        look();
        err.append(text);
    }

    @Override
    public String in() {
        return "";
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
