package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code docker} says and does on a host, over SSH, the misleading successes included. */
class DockerOnHostsTest extends DockerOfOneHost {
    @Test
    void only_root_and_whom_root_lets_may_use_it() throws Exception {
        Ran refused = lab.ssh("node1", "omsadmin", "docker info");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("permission denied while trying to connect to the Docker daemon socket");
        assertThat(lab.ssh("node1", "omsadmin", "sudo -n docker info").exit()).isZero();
    }

    @Test
    void what_is_not_there_is_told_in_its_own_words() throws Exception {
        assertThat(docker("inspect nosuch")).isEqualTo(new Ran(1, "[]\n", "Error: No such object: nosuch\n"));
        assertThat(docker("stop nosuch"))
                .isEqualTo(new Ran(1, "", "Error response from daemon: No such container: nosuch\n"));
        assertThat(docker("start nosuch").err())
                .isEqualTo("Error response from daemon: No such container: nosuch\n"
                        + "Error: failed to start containers: nosuch\n");
        assertThat(docker("exec nosuch true")).isEqualTo(new Ran(1, "", "Error: No such container: nosuch\n"));
        assertThat(docker("load -i /nosuch.tar"))
                .isEqualTo(new Ran(1, "", "open /nosuch.tar: no such file or directory\n"));
    }

    @Test
    void words_that_it_does_not_take_end_with_its_own_statuses() throws Exception {
        assertThat(docker("run").exit()).isEqualTo(1);
        assertThat(docker("run").err()).contains("'docker run' requires at least 1 argument");
        assertThat(docker("inspect oms_322 -A5 Binds"))
                .isEqualTo(new Ran(125, "", "unknown shorthand flag: 'A' in -A5\nSee 'docker inspect --help'.\n"));
        assertThat(docker("run --colour red " + IMAGE).exit()).isEqualTo(125);
        assertThat(docker("frobnicate").err()).startsWith("docker: 'frobnicate' is not a docker command.");
    }

    @Test
    void an_image_that_is_not_here_cannot_be_pulled() throws Exception {
        Ran ran = docker("run -d reg.example/oms:9");
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.err())
                .startsWith(
                        "Unable to find image 'reg.example/oms:9' locally\ndocker: Error response from daemon: Get ");
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() throws Exception {
        Ran ran = docker("run -d --name oms_322 " + IMAGE);
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.err())
                .matches("docker: Error response from daemon: Conflict\\. The container name \"/oms_322\" is already in"
                        + " use by container \"[0-9a-f]{64}\"\\. You have to remove \\(or rename\\) that container to be"
                        + " able to reuse that name\\.\\.?\nSee 'docker run --help'\\.\n");
    }

    @Test
    void a_source_that_is_missing_becomes_a_directory_and_the_container_of_oms_ends() throws Exception {
        String source = at("/data/missing.yaml");
        Ran ran = docker("run -d --name lost -v " + source + ":/home/admin/conf/config.yaml " + IMAGE);
        assertThat(ran.exit()).isZero();
        assertThat(Path.of(source)).isDirectory();
        assertThat(await("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' lost", "exited 1\n"))
                .isTrue();
        assertThat(docker("logs lost").out()).contains("Is a directory: '/home/admin/conf/config.yaml'");
        assertThat(docker("rm lost")).isEqualTo(new Ran(0, "lost\n", ""));
    }

    @Test
    void a_mount_whose_source_is_missing_creates_nothing() throws Exception {
        Ran ran = docker("run -d --name none --mount type=bind,source=" + at("/data/no") + ",target=/x " + IMAGE);
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.err()).contains("bind source path does not exist: " + at("/data/no"));
        assertThat(docker("ps -aq --filter name=^/none$").out()).isEmpty();
    }

    @Test
    void a_directory_on_a_file_leaves_a_created_container_that_holds_the_name() throws Exception {
        Ran ran = docker("run -d --name odd -v " + at("/data/oms") + ":/root/docker_init.sh " + IMAGE);
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.out()).matches("[0-9a-f]{64}\n");
        assertThat(ran.err())
                .startsWith("docker: Error response from daemon: failed to create shim task: OCI runtime create failed:"
                        + " runc create failed: unable to start container process: error during container init: error"
                        + " mounting \"" + at("/data/oms") + "\" to rootfs at \"/root/docker_init.sh\": mount "
                        + at("/data/oms") + ":/root/docker_init.sh (via /proc/self/fd/6), flags: 0x5000: not a"
                        + " directory: unknown: Are you trying to mount a directory onto a file")
                .endsWith("is the expected type.\n");
        assertThat(docker("ps -a --filter name=^/odd$ --format '{{.State}} {{.Status}}'")
                        .out())
                .isEqualTo("created Created\n");
        assertThat(docker("run -d --name odd " + IMAGE).err()).contains("Conflict.");
        assertThat(docker("rm odd").exit()).isZero();
    }

    @Test
    void no_limit_of_processes_looks_as_if_none_was_given_and_a_number_is_shown() throws Exception {
        assertThat(docker("inspect --format '{{json .HostConfig.PidsLimit}} {{.HostConfig.Privileged}}"
                                + " {{json .HostConfig.Ulimits}} {{.HostConfig.NetworkMode}}' oms_322")
                        .out())
                .isEqualTo("null true [{\"Name\":\"nproc\",\"Hard\":65535,\"Soft\":65535}] host\n");
        assertThat(docker("exec oms_322 sh -c 'cat /sys/fs/cgroup/pids.max; grep processes /proc/1/limits'")
                        .out())
                .matches("max\nMax processes +65535 +65535 +processes *\n");
        docker("create --name few --pids-limit 4096 " + IMAGE);
        assertThat(docker("inspect -f '{{.HostConfig.PidsLimit}} {{json .HostConfig.Binds}}' few")
                        .out())
                .isEqualTo("4096 null\n");
        docker("rm few");
    }

    @Test
    void a_command_inside_has_its_own_status_and_sees_the_containers_files() throws Exception {
        assertThat(docker("exec oms_322 cat /home/admin/conf/config.yaml").out())
                .isEqualTo(Files.readString(Path.of(at("/data/config.yaml")), StandardCharsets.UTF_8));
        assertThat(docker("exec oms_322 bash -c 'exit 7'").exit()).isEqualTo(7);
        assertThat(docker("exec oms_322 nosuch").exit()).isEqualTo(126);
        assertThat(docker("exec oms_322 nosuch").out()).contains("executable file not found in $PATH");
        assertThat(docker("exec oms_322 ls /root/init_flag.txt").exit()).isNotZero();
        assertThat(docker("exec oms_322 sh -c 'echo $OMS_HOST_IP; cd /root && pwd'")
                        .out())
                .isEqualTo(lab.description().variables().get("oms.hostIp.node1") + "\n/root\n");
        assertThat(docker("exec -i oms_322 sh -c 'cat; echo over'").out()).isEqualTo("over\n");
    }

    @Test
    void a_terminal_that_is_not_there_is_missed() throws Exception {
        assertThat(lab.ssh("node1", "root", "docker exec -it oms_322 bash"))
                .isEqualTo(new Ran(1, "", "the input device is not a TTY\n"));
    }

    @Test
    void a_terminal_that_is_there_is_lent_to_the_command() throws Exception {
        assertThat(onTerminal("docker exec -it oms_322 sh -c 'test -t 0 && test -t 1 && echo $TERM; exit 3'; echo $?"))
                .isEqualTo("xterm\r\n3\r\n");
        assertThat(onTerminal("docker load")).isEqualTo("requested load from stdin, but stdin is empty\r\n");
    }

    @Test
    void a_container_with_a_terminal_has_one_channel_and_its_line_ends() throws Exception {
        assertThat(docker("exec -t oms_322 sh -c 'echo out; echo err >&2'"))
                .isEqualTo(new Ran(0, "out\r\nerr\r\n", ""));
        docker("run -dt --name told " + IMAGE + " sh -c 'echo out; echo err >&2'");
        docker("wait told");
        Ran logs = docker("logs told");
        assertThat(logs.out()).contains("out\r\n", "err\r\n");
        assertThat(logs.err()).isEmpty();
        docker("rm told");
    }

    private static String onTerminal(String text) throws Exception {
        var words = new ArrayList<>(List.of("ssh", "-tt", "-p", Integer.toString(lab.port("node1"))));
        words.addAll(lab.options());
        words.addAll(List.of("root@127.0.0.1", text));
        return LabUnderTest.run(words, Map.of(), "").out();
    }

    @Test
    void what_runs_cannot_be_removed_and_nothing_happens_to_what_has_that_state_already() throws Exception {
        docker("create --name idle " + IMAGE);
        assertThat(docker("stop idle")).isEqualTo(new Ran(0, "idle\n", ""));
        assertThat(docker("start oms_322")).isEqualTo(new Ran(0, "oms_322\n", ""));
        assertThat(docker("rm oms_322").exit()).isEqualTo(1);
        assertThat(docker("rm oms_322").err()).contains("You cannot remove a running container ");
        assertThat(docker("rm -f idle")).isEqualTo(new Ran(0, "idle\n", ""));
        assertThat(docker("exec idle true").exit()).isEqualTo(1);
    }

    @Test
    void a_restart_policy_can_be_changed() throws Exception {
        docker("create --name again --restart always " + IMAGE);
        assertThat(docker("update --restart=no again")).isEqualTo(new Ran(0, "again\n", ""));
        assertThat(docker("inspect -f '{{.HostConfig.RestartPolicy.Name}}' again")
                        .out())
                .isEqualTo("no\n");
        docker("rm again");
    }

    @Test
    void what_was_begun_inside_goes_on_when_the_client_is_gone() throws Exception {
        Ran ran = root("""
                docker exec oms_322 sh -c 'while [ ! -f /tmp/go ]; do sleep 0.05; done; echo done >/tmp/mark' &
                until docker top oms_322 | grep -q tmp/mark; do :; done
                kill -9 $!
                docker exec oms_322 touch /tmp/go
                until docker exec oms_322 test -f /tmp/mark; do :; done
                docker exec oms_322 cat /tmp/mark
                """);
        assertThat(ran.out()).isEqualTo("done\n");
    }

    private static boolean await(String text, String wanted) throws Exception {
        return OmsLab.looking(() -> root(text).out(), wanted::equals).equals(wanted);
    }
}
