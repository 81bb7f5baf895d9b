package dev.runproof.lab.openmldb.ops;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tool's connection to one cluster: how it calls the client, and the endpoints that it learned at the beginning. */
final class Client {
    private static final String NS_ROLE = "--role=ns_client";
    private static final String BATCH = "--interactive=false";

    private final Optional<String> program;
    private final List<String> zooKeeper;
    private final Cli cli;
    private final Log log;
    private final Map<String, String> realEndpoints = new HashMap<>();
    private String leader = "";

    Client(Options options, Cli cli, Log log) {
        if (options.zkCluster().isEmpty() || options.zkRootPath().isEmpty()) {
            throw new PythonError("TypeError", "can only concatenate str (not \"NoneType\") to str");
        }
        this.program = options.bin();
        this.zooKeeper = List.of(
                "--zk_cluster=" + options.zkCluster().get(),
                "--zk_root_path=" + options.zkRootPath().get());
        this.cli = cli;
        this.log = log;
    }

    /** Finds the leading nameserver and the real endpoints; without a leading one Python ends here. */
    void connect() throws Failed, InterruptedException {
        for (var row : TableText.rows(overview("showns", "get ns failed"))) {
            if (PythonText.at(row, 2).equals("leader")) {
                leader = row.get(0);
            }
            learn(row);
        }
        for (var row : TableText.rows(overview("showtablet", "get tablet failed"))) {
            learn(row);
        }
        if (leader.isEmpty()) {
            throw new PythonError("AttributeError", "'Executor' object has no attribute 'ns_leader'");
        }
        log.info("ns leader: " + leader);
    }

    private String overview(String command, String failure) throws Failed, InterruptedException {
        try {
            var answer = run(words(zooKeeper, NS_ROLE, BATCH, "--cmd=" + command));
            if (command.equals("showns") && answer.stderr().contains("zk client init failed")) {
                throw new Failed(failure);
            }
            return answer.stdout();
        } catch (Failed e) {
            throw new Failed(failure);
        }
    }

    private void learn(List<String> row) {
        String real = PythonText.at(row, 1);
        realEndpoints.put(row.get(0), real.equals("-") ? row.get(0) : real);
    }

    /** Where a server of the cluster really listens. */
    String real(String endpoint) {
        String real = realEndpoints.get(endpoint);
        if (real == null) {
            throw PythonError.key(endpoint);
        }
        return real;
    }

    String nameserver() {
        return real(leader);
    }

    /** Asks the leading nameserver; the parts follow the role, the command first. */
    String nameserver(String... parts) throws Failed, InterruptedException {
        return run(words(List.of("--endpoint=" + nameserver(), NS_ROLE, BATCH), parts))
                .stdout();
    }

    /** The call that asks a tablet. */
    List<String> tabletCall(String endpoint, String command) {
        return words(List.of("--role=client", BATCH, "--endpoint=" + real(endpoint), "--cmd=" + command));
    }

    String sql(String statement) throws Failed, InterruptedException {
        return run(words(zooKeeper, "--role=sql_client", BATCH, "--cmd=" + statement))
                .stdout();
    }

    private List<String> words(List<String> first, String... rest) {
        var words = new ArrayList<String>();
        words.add(program.orElse(""));
        words.addAll(first);
        words.addAll(List.of(rest));
        return words;
    }

    /** Starts the client once and echoes the call and its stdout. */
    Cli.Answer run(List<String> command) throws Failed, InterruptedException {
        if (program.isEmpty()) {
            throw new Failed("sequence item 0: expected str instance, NoneType found");
        }
        log.info(String.join(" ", command));
        Cli.Answer answer;
        try {
            answer = cli.run(command);
        } catch (IOException e) {
            throw new Failed(String.valueOf(e.getMessage()));
        }
        if (!answer.stdout().isEmpty()) {
            log.info(answer.stdout());
        }
        if (answer.stdout().contains("error msg")) {
            throw new Failed(answer.stdout());
        }
        if (answer.status() != 0) {
            throw new Failed(answer.stderr());
        }
        return answer;
    }
}
