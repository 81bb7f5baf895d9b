package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options and commands that {@code docker} does not take, and what it shows of those that it takes. */
class DockerWordsTest extends DockerOfOneHost {
    @Test
    void a_switch_takes_words_for_truth_values_alone() throws Exception {
        assertThat(docker("run -d --privileged=foo " + IMAGE))
                .isEqualTo(new Ran(
                        125,
                        "",
                        "invalid argument \"foo\" for \"--privileged\" flag: strconv.ParseBool: parsing \"foo\": invalid"
                                + " syntax\nSee 'docker run --help'.\n"));
        assertThat(docker("run -d --tty=foo " + IMAGE).err()).contains("for \"-t, --tty\" flag");
        docker("create --name plain --privileged=F " + IMAGE);
        assertThat(docker("inspect -f '{{.HostConfig.Privileged}}' plain").out())
                .isEqualTo("false\n");
        docker("rm plain");
    }

    @Test
    void a_network_that_is_not_there_leaves_a_created_container_that_holds_the_name() throws Exception {
        Ran ran = docker("run -d --name lonely --net foo " + IMAGE);
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.err()).isEqualTo("docker: Error response from daemon: network foo not found.\n");
        assertThat(docker("ps -a --filter name=^/lonely$ --format '{{.State}}'").out())
                .isEqualTo("created\n");
        assertThat(docker("rm lonely").exit()).isZero();
    }

    @Test
    void two_things_cannot_be_mounted_at_one_path() throws Exception {
        Ran ran = docker("run -d --name twice -v /tmp:/b -v /var:/b/ " + IMAGE);
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.err()).contains("Duplicate mount point: /b.");
        assertThat(docker("ps -aq --filter name=^/twice$").out()).isEmpty();
    }

    @Test
    void a_container_cannot_be_given_the_name_that_it_has() throws Exception {
        assertThat(docker("rename oms_322 oms_322"))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "Error response from daemon: Renaming a container with the same name as its current name\n"
                                + "Error: failed to rename container named oms_322\n"));
    }

    @Test
    void who_starts_a_container_by_hand_begins_to_count_its_restarts_anew() throws Exception {
        docker("run -d --name failing --restart on-failure:2 " + IMAGE
                + " sh -c 'test -f /tmp/stay && exec sleep 100'");
        String count = "docker inspect -f '{{.RestartCount}} {{.State.Status}}' failing";
        assertThat(OmsLab.looking(() -> root(count).out(), "2 exited\n"::equals))
                .isEqualTo("2 exited\n");
        docker("cp " + at("/data/config.yaml") + " failing:/tmp/stay");
        assertThat(root("docker start failing; docker inspect -f '{{.RestartCount}}' failing")
                        .out())
                .isEqualTo("failing\n0\n");
        docker("rm -f failing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause oms_322",
                "stats --no-stream",
                "events",
                "network ls",
                "image prune",
                "save oms_322",
                "system df",
                "container prune -f"
            })
    void what_is_a_command_of_docker_and_not_of_the_lab_is_said_not_to_be_simulated(String words) throws Exception {
        Ran ran = docker(words);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).startsWith("docker: '").endsWith("' is not simulated\n");
    }

    @Test
    void a_group_of_commands_tells_those_it_has() throws Exception {
        for (String group : List.of("container", "image", "system")) {
            Ran alone = docker(group);
            assertThat(alone.exit()).isZero();
            assertThat(alone.out()).isEmpty();
            assertThat(alone.err()).startsWith("\nUsage:  docker " + group + " COMMAND\n\nManage ");
            assertThat(docker(group + " foo")).isEqualTo(new Ran(1, "", alone.err()));
            assertThat(docker(group + " --help")).isEqualTo(new Ran(0, alone.err(), ""));
        }
        assertThat(docker("image").err())
                .contains("\n  ls          List images\n")
                .doesNotContain("\n  images");
        assertThat(docker("container ls -q").out()).hasLineCount(1);
    }

    @Test
    void what_is_no_command_is_told_so() throws Exception {
        assertThat(docker("help foo")).isEqualTo(new Ran(1, "", "unknown help topic: foo\n"));
        for (String plugin : List.of("compose", "buildx")) {
            assertThat(docker(plugin + " version").err())
                    .startsWith("docker: '" + plugin + "' is not a docker command.\n");
        }
        assertThat(docker("").err()).startsWith("\nUsage:  docker [OPTIONS] COMMAND\n");
        assertThat(docker("help").out()).startsWith("\nUsage:  docker [OPTIONS] COMMAND\n");
    }

    @Test
    void who_may_not_ask_the_engine_is_told_what_he_asked_for() throws Exception {
        String refusal = "Got permission denied while trying to connect to the Docker daemon socket at"
                + " unix:///var/run/docker.sock: %s \"http://%%2Fvar%%2Frun%%2Fdocker.sock/v1.24/%s\": dial unix"
                + " /var/run/docker.sock: connect: permission denied\n";
        assertThat(lab.ssh("node1", "omsadmin", "docker inspect x"))
                .isEqualTo(new Ran(1, "[]\n", refusal.formatted("Get", "containers/x/json")));
        assertThat(lab.ssh("node1", "omsadmin", "docker inspect -f '{{.Id}}' x").out())
                .isEqualTo("\n");
        assertThat(lab.ssh("node1", "omsadmin", "docker kill x"))
                .isEqualTo(new Ran(1, "", refusal.formatted("Post", "containers/x/kill?signal=KILL")));
        assertThat(lab.ssh("node1", "omsadmin", "docker ps -a").err())
                .isEqualTo(refusal.formatted("Get", "containers/json?all=1"));
        Ran info = lab.ssh("node1", "omsadmin", "docker info");
        assertThat(info.out()).endsWith("Server:\nERROR: " + refusal.formatted("Get", "info"));
        assertThat(info.err()).isEqualTo("errors pretty printing info\n");
    }

    @Test
    void info_and_version_answer_what_scripts_ask() throws Exception {
        assertThat(docker("info -f '{{.DefaultRuntime}} {{.SecurityOptions}} {{if .MemTotal}}m{{end}}'")
                        .out())
                .isEqualTo("runc [name=seccomp,profile=default] m\n");
        assertThat(docker("version -f '{{.Server.GoVersion}} {{.Server.Experimental}} {{(index .Server.Components"
                                + " 0).Name}}'")
                        .out())
                .isEqualTo("go1.19.7 false Engine\n");
    }

    @Test
    void ports_of_a_container_on_the_network_of_its_host_are_not_published() throws Exception {
        assertThat(docker("run --rm --net host -p 80:80 -p 127.0.0.1:81:81/udp -p 90-91 " + IMAGE + " true"))
                .isEqualTo(new Ran(0, "", "WARNING: Published ports are discarded when using host network mode\n"));
    }

    @Test
    void limits_are_those_of_one_kind_of_control_group_and_of_all_that_were_given() throws Exception {
        docker("run -d --name limited --ulimit nofile=655350:655351 " + IMAGE + " sleep 100");
        assertThat(docker("exec limited grep -E 'open files|processes' /proc/1/limits")
                        .out())
                .matches("Max processes +unlimited +unlimited +processes *\n"
                        + "Max open files +655350 +655351 +files *\n");
        assertThat(docker("exec limited cat /sys/fs/cgroup/pids.max").out()).isEqualTo("max\n");
        assertThat(docker("exec limited cat /sys/fs/cgroup/pids/pids.max").exit())
                .isNotZero();
        docker("rm -f limited");
    }
}
