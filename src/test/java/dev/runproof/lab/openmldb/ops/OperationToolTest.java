package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.A;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.B;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationToolTest {
    @TempDir
    private Path directory;

    private final ScriptedCli cli = ScriptedCli.ofEmptyCluster();

    @Test
    void refuses_an_option_that_it_does_not_know_with_usage_and_status_2() {
        var run = ToolRun.of(cli, directory, "--cmd=showopstatus", "--endpoint_list=x");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.stderr())
                .isEqualTo("Usage: openmldb_ops.py [options]\n\n"
                        + "openmldb_ops.py: error: no such option: --endpoint_list\n");
        assertThat(cli.asked()).isEmpty();
    }

    @Test
    void takes_an_unambiguous_beginning_of_an_option_and_an_argument_in_the_next_word() {
        cli.answers("gettablestatus  @" + A, rows());
        var run = ToolRun.of(cli, directory, "--cm", "pre-upgrade", "--endpoint=" + A, "--stat", "x");
        assertThat(run.said()).containsExactly("INFO: start to pre-upgrade " + A);
        assertThat(directory.resolve("x")).isEmptyFile();
    }

    @Test
    void names_the_options_that_an_ambiguous_beginning_fits() {
        var run = ToolRun.of(cli, directory, "--zk=x");
        assertThat(run.stderr()).endsWith("error: ambiguous option: --zk (--zk_cluster, --zk_root_path?)\n");
    }

    @Test
    void wants_an_argument_where_one_belongs_and_none_where_none_does() {
        assertThat(ToolRun.of(cli, directory, "--cmd").stderr()).endsWith("error: --cmd option requires 1 argument\n");
        assertThat(ToolRun.of(cli, directory, "--allow_single=yes").stderr())
                .endsWith("error: --allow_single_replica option does not take a value\n");
    }

    @Test
    void an_unknown_command_is_told_on_stdout_and_is_a_success() {
        var run = ToolRun.of(cli, directory, "--cmd=preupgrade");
        assertThat(run.status()).isZero();
        assertThat(run.stdout())
                .isEqualTo("unsupported cmd: preupgrade\navailable cmds: ['recoverdata', 'scalein', 'scaleout',"
                        + " 'pre-upgrade', 'post-upgrade', 'showopstatus', 'showtablestatus']\n");
        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void a_wrong_path_of_the_client_is_a_success_with_an_empty_stdout() {
        Cli missing = command -> {
            throw new IOException("[Errno 2] No such file or directory: './bin/openmldb'");
        };
        var run = ToolRun.of(missing, directory, "--cmd=showopstatus");
        assertThat(run.status()).isZero();
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr())
                .isEqualTo("INFO: ./bin/openmldb --zk_cluster=192.0.2.11:2181 --zk_root_path=/openmldb"
                        + " --role=ns_client --interactive=false --cmd=showns\n"
                        + "ERROR: connect OpenMLDB failed, get ns failed\n");
    }

    @Test
    void a_missing_path_of_the_client_is_no_call_at_all() {
        var run = new ToolRun()
                .exactly(
                        cli,
                        request -> new Http.Answer(404, "", ""),
                        directory,
                        List.of("--zk_cluster=z", "--zk_root_path=/r", "--cmd=showopstatus"));
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).isEqualTo("ERROR: connect OpenMLDB failed, get ns failed\n");
    }

    @Test
    void without_a_zookeeper_address_python_ends() {
        var run = new ToolRun()
                .exactly(cli, request -> new Http.Answer(404, "", ""), directory, List.of("--cmd=showopstatus"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("TypeError: can only concatenate str (not \"NoneType\") to str");
    }

    @Test
    void without_a_nameserver_python_ends_before_anything_was_changed() {
        cli.answers("showns", "zk client init failed\n").answers("showtablet", "zk client init failed\n");
        var run = ToolRun.of(cli, directory, "--cmd=pre-upgrade", "--endpoints=" + A);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.stderr()).contains("INFO: zk client init failed\n\n", "\nTraceback (most recent call last):\n");
        assertThat(run.stderr()).containsPattern("  File \"tools/openmldb_ops.py\", line \\d+, in <module>\n");
        assertThat(run.lastLine()).isEqualTo("AttributeError: 'Executor' object has no attribute 'ns_leader'");
        assertThat(cli.asked()).isEmpty();
    }

    @Test
    void without_endpoints_an_upgrade_command_ends_with_auto_failover_off() {
        var run = ToolRun.of(cli, directory, "--cmd=pre-upgrade");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.said()).containsExactly("WARNING: must provide --endpoints");
        assertThat(run.lastLine()).isEqualTo("AttributeError: 'NoneType' object has no attribute 'split'");
        assertThat(cli.asked()).containsExactly("confget auto_failover", "confset auto_failover false");
    }

    @Test
    void an_endpoint_that_showtablet_does_not_have_ends_it_with_auto_failover_off() {
        var run = ToolRun.of(cli, directory, "--cmd=pre-upgrade", "--endpoints=tablet1:10921");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("KeyError: 'tablet1:10921'");
        assertThat(cli.asked()).doesNotContain("confset auto_failover true");
    }

    @Test
    void of_two_endpoints_it_takes_the_first() {
        cli.answers("gettablestatus  @" + A, rows());
        var run = ToolRun.of(cli, directory, "--cmd=pre-upgrade", "--endpoints=" + A + "," + B);
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .containsExactly(
                        "WARNING: must provide --endpoints with only one endpoint", "INFO: start to pre-upgrade " + A);
        assertThat(cli.asked()).endsWith("confset auto_failover true");
    }

    @Test
    void auto_failover_that_was_off_stays_off() {
        cli.answers("confget auto_failover", rows("auto_failover false"));
        cli.answers("gettablestatus  @" + A, rows());
        ToolRun.of(cli, directory, "--cmd=pre-upgrade", "--endpoints=" + A);
        assertThat(cli.asked()).noneMatch(it -> it.startsWith("confset"));
    }

    @Test
    void real_endpoints_are_asked_where_server_names_are_used() {
        cli.answers("showns", rows("ns-one " + ScriptedCli.NS + " leader"))
                .answers("showtablet", rows("tablet-one " + A + " kHealthy 5m"))
                .answers("gettablestatus  @" + A, rows());
        var run = ToolRun.of(cli, directory, "--cmd=pre-upgrade", "--endpoints=tablet-one");
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).contains("INFO: ns leader: ns-one\n", "--endpoint=" + ScriptedCli.NS + " ");
    }
}
