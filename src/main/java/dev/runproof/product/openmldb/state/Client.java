package dev.runproof.product.openmldb.state;

import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * OpenMLDB's client and the cluster it is to ask: the commands of every question, as exact argument lists.
 *
 * @param program its path on the host that runs it
 * @param zkCluster and {@code zkRootPath}: how the cluster is found
 */
public record Client(String program, String zkCluster, String zkRootPath) {
    /** The databases that the cluster keeps for itself; they are never listed and always there. */
    public static final List<String> HIDDEN_DATABASES = List.of("__INTERNAL_DB", "__PRE_AGG_DB", "INFORMATION_SCHEMA");

    private static final String NOT_INTERACTIVE = "--interactive=false";

    /** A question to the leading nameserver, such as {@code showtablet} or {@code confget auto_failover}. */
    public Command nameserver(String command) {
        return Command.of(program, zk(), root(), "--role=ns_client", NOT_INTERACTIVE, "--cmd=" + command);
    }

    /** The same for one database. */
    public Command nameserver(String command, String database) {
        return Command.of(
                program,
                zk(),
                root(),
                "--role=ns_client",
                NOT_INTERACTIVE,
                "--cmd=" + command,
                "--database=" + database);
    }

    /** {@link Placement#read}: where the replicas of all databases are. */
    public Command replicasOf(Function<Facts, List<String>> databases) {
        return eachDatabase("showtable", databases);
    }

    /** {@link Ops#read}: the operations of all databases. */
    public Command operationsOf(Function<Facts, List<String>> databases) {
        return eachDatabase("showopstatus", databases);
    }

    /** {@link Holdings#read}: what each tablet holds. */
    public Command partitionsOn(List<String> endpoints) {
        var words = new ArrayList<Object>(List.of("sh", "-c", Scripts.EACH_TABLET, "sh", program));
        words.addAll(endpoints);
        return Command.of(words.toArray());
    }

    /** {@link Tables#read}: every table, those of the hidden databases too. */
    public Command tableStatus() {
        return sql("show table status like '%';");
    }

    public Command sql(String statement) {
        return Command.of(program, zk(), root(), "--role=sql_client", NOT_INTERACTIVE, "--cmd=" + statement);
    }

    private Command eachDatabase(String command, Function<Facts, List<String>> databases) {
        return Command.of(
                "sh",
                "-c",
                Scripts.EACH_DATABASE,
                "sh",
                program,
                zkCluster,
                zkRootPath,
                command,
                new Pending("databases", databases));
    }

    private String zk() {
        return "--zk_cluster=" + zkCluster;
    }

    private String root() {
        return "--zk_root_path=" + zkRootPath;
    }
}
