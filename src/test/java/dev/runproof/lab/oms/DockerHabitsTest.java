package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docker} as operators and their scripts call it: statuses, channels and texts measured with Docker 20.10.24. */
class DockerHabitsTest extends DockerOfOneHost {
    @Test
    void a_command_in_a_container_of_its_own_has_its_status_and_its_channels() throws Exception {
        assertThat(docker("run --rm " + IMAGE + " sh -c 'echo out; echo err >&2; exit 7'"))
                .isEqualTo(new Ran(7, "out\n", "err\n"));
        assertThat(root("echo word | docker run -i --rm " + IMAGE + " cat").out())
                .isEqualTo("word\n");
        assertThat(docker("run --rm --entrypoint echo " + IMAGE + " entry").out())
                .isEqualTo("entry\n");
        assertThat(docker("run --rm -w /root " + IMAGE + " pwd").out()).isEqualTo("/root\n");
    }

    @Test
    void a_program_that_cannot_be_started_leaves_a_created_container() throws Exception {
        Ran ran = docker("run -d --name unstartable " + IMAGE + " nosuch");
        assertThat(ran.exit()).isEqualTo(127);
        assertThat(ran.out()).matches("[0-9a-f]{64}\n");
        assertThat(ran.err())
                .isEqualTo("docker: Error response from daemon: failed to create shim task: OCI runtime create failed:"
                        + " runc create failed: unable to start container process: exec: \"nosuch\": executable file not"
                        + " found in $PATH: unknown.\n");
        assertThat(docker("inspect -f '{{.State.Status}} {{.State.ExitCode}}' unstartable")
                        .out())
                .isEqualTo("created 127\n");
        assertThat(docker("rm unstartable").exit()).isZero();
        assertThat(docker("run --rm " + IMAGE + " /root").exit()).isEqualTo(126);
    }

    @Test
    void who_removes_by_force_does_not_mind_that_there_is_nothing() throws Exception {
        assertThat(docker("rm -f nosuch")).isEqualTo(new Ran(0, "", "Error: No such container: nosuch\n"));
        assertThat(docker("rm nosuch")).isEqualTo(new Ran(1, "", "Error: No such container: nosuch\n"));
    }

    @Test
    void an_empty_value_is_none() throws Exception {
        assertThat(docker("run --rm --name= --restart= " + IMAGE + " true")).isEqualTo(new Ran(0, "", ""));
        docker("create --name kept --restart=always " + IMAGE);
        docker("update --restart= kept");
        assertThat(docker("inspect -f '{{.HostConfig.RestartPolicy.Name}}' kept")
                        .out())
                .isEqualTo("always\n");
        docker("rm kept");
    }

    @Test
    void a_container_can_be_renamed_unless_the_name_is_taken() throws Exception {
        docker("create --name before " + IMAGE);
        assertThat(docker("rename before after")).isEqualTo(new Ran(0, "", ""));
        assertThat(docker("ps -a --filter name=^/after$ --format '{{.Names}}'").out())
                .isEqualTo("after\n");
        Ran taken = docker("rename after oms_322");
        assertThat(taken.exit()).isEqualTo(1);
        assertThat(taken.err())
                .startsWith("Error response from daemon: Error when allocating new name: Conflict. ")
                .endsWith("\nError: failed to rename container named after\n");
        docker("rm after");
    }

    @Test
    void files_are_copied_out_of_a_container_and_into_it() throws Exception {
        assertThat(docker("cp oms_322:/home/admin/conf/config.yaml " + at("/data/copy.yaml"))
                        .exit())
                .isZero();
        assertThat(Path.of(at("/data/copy.yaml"))).hasSameTextualContentAs(Path.of(at("/data/config.yaml")));
        assertThat(docker("cp " + at("/data/copy.yaml") + " oms_322:/tmp/in.yaml")
                        .exit())
                .isZero();
        assertThat(docker("exec oms_322 test -f /tmp/in.yaml").exit()).isZero();
        assertThat(docker("cp oms_322:/nosuch " + at("/data")))
                .isEqualTo(new Ran(1, "", "Error: No such container:path: oms_322:/nosuch\n"));
    }

    @Test
    void an_image_gets_further_names_and_is_kept_while_a_container_needs_it() throws Exception {
        assertThat(docker("tag " + IMAGE + " mine:1").exit()).isZero();
        assertThat(docker("images mine --format '{{.Repository}}:{{.Tag}}'").out())
                .isEqualTo("mine:1\n");
        assertThat(docker("rmi mine:1")).isEqualTo(new Ran(0, "Untagged: mine:1\n", ""));
        assertThat(docker("rmi " + IMAGE).exit()).isEqualTo(1);
        assertThat(docker("rmi " + IMAGE).err())
                .startsWith("Error response from daemon: conflict: unable to remove repository reference \"" + IMAGE);
        assertThat(docker("rmi nosuch")).isEqualTo(new Ran(1, "", "Error: No such image: nosuch\n"));
    }

    @Test
    void an_archive_is_loaded_from_standard_input_too() throws Exception {
        String archive = lab.description().variables().get("oms.imageArchive.node1");
        String loaded = docker("load -i " + archive).out();
        assertThat(loaded).startsWith("Loaded image: ");
        assertThat(docker("load < " + archive)).isEqualTo(new Ran(0, loaded, ""));
        assertThat(root("gunzip -c " + archive + " | docker load").out()).isEqualTo(loaded);
        assertThat(docker("load < /dev/null").err()).endsWith("/repositories: no such file or directory\n");
    }

    @Test
    void a_signal_that_does_not_exist_ends_nothing() throws Exception {
        docker("run -d --name sleeper " + IMAGE + " sleep 100");
        assertThat(docker("kill -s FOO sleeper"))
                .isEqualTo(new Ran(1, "", "Error response from daemon: Invalid signal: FOO\n"));
        assertThat(docker("inspect -f '{{.State.Running}}' sleeper").out()).isEqualTo("true\n");
        assertThat(root("docker kill sleeper; docker wait sleeper").out()).isEqualTo("sleeper\n137\n");
        docker("rm sleeper");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--restart=always:3|maximum retry count cannot be used with restart policy 'always'",
                "--restart=always --rm|Conflicting options: --restart and --rm",
                "-m foo|invalid argument \"foo\" for \"-m, --memory\" flag: invalid size: 'foo'",
                "-m 1k|Minimum memory limit allowed is 6MB",
                "--ulimit nproc=5:1|ulimit soft limit must be less than or equal to hard limit: 5 > 1",
                "--ulimit foo=1|invalid ulimit type: foo",
                "-e =x|invalid environment variable: =x",
                "-v a/b:/c|\"a/b\" includes invalid characters for a local volume name",
                "-v /tmp:/c:foo|invalid mode: foo",
                "--mount type=bind,source=rel,target=/x|invalid mount path: 'rel' mount path must be absolute",
                "--mount type=bind,source=/tmp|target is required",
                "--mount type=bind,source=/tmp,target=x|invalid mount path: 'x' mount path must be absolute",
                "-v /tmp:/|invalid volume specification: '/tmp:/': invalid mount config for type \"bind\": invalid"
                        + " specification: destination can't be '/'.",
                "--restart=on-failure:-1|maximum retry count cannot be negative",
                "-p foo|docker: Invalid containerPort: foo.",
                "-p 99999:80|docker: Invalid hostPort: 99999.",
                "-p 1:2:3:4|docker: Invalid ip address 1:2: address 1:2:: too many colons in address.",
                "-p x.y:1:80|docker: Invalid ip address: x.y.",
                "-p 80/foo|docker: Invalid proto: foo.",
                "--cidfile /etc/passwd|container ID file found, make sure the other container isn't running or delete"
                        + " /etc/passwd.",
                "-w rel|the working directory 'rel' is invalid, it needs to be an absolute path"
            })
    void values_that_run_does_not_take_end_with_125_and_create_nothing(String words, String why) throws Exception {
        Ran ran = docker("run -d --name refused " + words + " " + IMAGE);
        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(why).endsWith("See 'docker run --help'.\n");
        assertThat(docker("ps -aq --filter name=^/refused$").out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ps extra|1|docker ps' accepts no arguments",
                "images a b|1|docker images' requires at most 1 argument",
                "logs a b|1|docker logs' requires 1 argument",
                "ps -n x|125|invalid argument \"x\" for \"-n, --last\" flag: strconv.ParseInt: parsing \"x\"",
                "ps -f status=nosuch|1|Invalid filter 'status=nosuch'",
                "stop -t 5s oms_322|125|invalid argument \"5s\" for \"-t, --time\" flag",
                "update oms_322|1|you must provide one or more flags when using this command",
                "inspect --type foo oms_322|1|\"foo\" is not a valid value for --type",
                "inspect -f {{.State oms_322|64|template parsing error: template: :1: unclosed action",
                "container inspect nosuch|1|Error: No such container: nosuch",
                "run -d -a stdout " + IMAGE + "|1|Conflicting options: -a and -d",
                "ps --filter health=foo|1|Unrecognised filter value for health: foo",
                "ps --filter is-task=x|1|Invalid filter 'is-task=[x]'",
                "ps --filter since=nosuch|1|Error response from daemon: no such container nosuch",
                "images --filter dangling=x|1|Invalid filter 'dangling=[x]'",
                "tag " + IMAGE + " sha256:aa|1|refusing to create an ambiguous tag using digest algorithm as name",
                "kill -s 0 oms_322|1|Invalid signal: 0",
                "update --restart=on-failure:-1 oms_322|1|maximum retry count cannot be negative",
                "rmi -f nosuch|0|Error: No such image: nosuch",
                "kill nosuch|1|Cannot kill container: nosuch: No such container: nosuch",
                "run -d Oms:1|125|invalid reference format: repository name must be lowercase",
                "pull reg.example/oms:9|1|Get \"https://reg.example/v2/\": dial tcp: lookup reg.example",
                "logs --since foo oms_322|1|failed to parse value as time or duration: \"foo\"",
                "-H tcp://127.0.0.1:1 ps|1|Cannot connect to the Docker daemon at tcp://127.0.0.1:1."
            })
    void words_that_a_command_does_not_take_have_its_status(String words, int status, String why) throws Exception {
        Ran ran = docker(words.replace("{{.State", "'{{.State'"));
        assertThat(ran.exit()).isEqualTo(status);
        assertThat(ran.err()).contains(why);
    }

    @Test
    void what_the_runtime_cannot_start_inside_is_told_where_the_output_would_be() throws Exception {
        assertThat(docker("exec oms_322 nosuch"))
                .isEqualTo(new Ran(
                        126,
                        "OCI runtime exec failed: exec failed: unable to start container process: exec: \"nosuch\":"
                                + " executable file not found in $PATH: unknown\r\n",
                        ""));
        assertThat(docker("exec -w /nosuch oms_322 pwd").out()).contains("chdir to cwd (\"/nosuch\")");
        assertThat(docker("exec -w rel oms_322 pwd").exit()).isEqualTo(126);
    }

    @Test
    void a_command_inside_that_a_signal_ends_has_its_status_and_says_nothing() throws Exception {
        assertThat(docker("exec oms_322 sh -c 'kill -9 $$'")).isEqualTo(new Ran(137, "", ""));
        assertThat(docker("exec oms_322 sh -c 'echo said; kill $$'")).isEqualTo(new Ran(143, "said\n", ""));
    }

    @Test
    void a_command_inside_knows_where_it_is_and_has_the_variables_of_a_container() throws Exception {
        docker("run -d --name placed -e FOO=1 -h inside " + IMAGE + " sleep 100");
        assertThat(docker("exec placed pwd").out()).isEqualTo("/\n");
        assertThat(docker("exec -w '' placed pwd").out()).isEqualTo("/\n");
        assertThat(docker("run --rm " + IMAGE + " pwd").out()).isEqualTo("/\n");
        assertThat(docker("exec placed sh -c 'echo $HOSTNAME'").out()).isEqualTo("inside\n");
        assertThat(docker("exec -e BAR=2 -e FOO=3 placed env").out())
                .matches("PATH=.*\nHOSTNAME=inside\nFOO=3\n(.+\n)*BAR=2\nHOME=/root\n");
        docker("rm -f placed");
    }

    @Test
    void variables_for_a_command_inside_may_come_from_a_file() throws Exception {
        Files.writeString(Path.of(at("/data/variables")), "# none\nCOLOUR=red\n");
        assertThat(docker("exec --env-file " + at("/data/variables") + " oms_322 sh -c 'echo $COLOUR'")
                        .out())
                .isEqualTo("red\n");
        assertThat(docker("exec --env-file /nosuch oms_322 true"))
                .isEqualTo(new Ran(1, "", "open /nosuch: no such file or directory\n"));
    }

    @Test
    void containers_are_filtered_by_kind_and_shown_by_template() throws Exception {
        assertThat(docker("ps -f status=running -f status=exited -f name=oms_322 -q")
                        .out())
                .hasLineCount(1);
        assertThat(docker("ps -f label=oms.version=1 -q").out()).isEmpty();
        assertThat(docker("ps -f volume=/home/admin/logs -f network=host -f name=oms --format"
                                + " 'table {{.ID}} {{.Names}}\\t{{.Label \"oms.version\"}}'")
                        .out())
                .matches("CONTAINER ID NAMES +\n[0-9a-f]{12} oms_322 +3\\.2\\.2\n");
        assertThat(docker("ps -a -f name=nosuch").out())
                .isEqualTo("CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n");
    }

    @Test
    void images_are_filtered_by_pattern_and_shown_as_a_table() throws Exception {
        assertThat(docker("images '*/*/oms' -f label=oms.version=3.2.2 --format 'table {{.Repository}}\\t{{.Tag}}'")
                        .out())
                .isEqualTo("REPOSITORY                  TAG\noms.example/oceanbase/oms   feature_3.2.2-ce\n");
        assertThat(docker("images -q -f dangling=true").out()).isEmpty();
        assertThat(docker("images -f foo=bar").exit()).isEqualTo(1);
    }

    @Test
    void inspect_and_listings_take_their_templates_as_docker_does() throws Exception {
        assertThat(docker("inspect -f json oms_322").out()).isEqualTo("json\n");
        assertThat(docker("ps --format json").out()).isEqualTo("json\n");
        assertThat(docker("inspect -f '' oms_322").out()).startsWith("[\n    {\n        \"Id\": ");
        assertThat(docker("inspect -f 'a\\tb' oms_322").out()).isEqualTo("a\\tb\n");
        assertThat(docker("ps --format 'table{{.Names}}'").out()).startsWith("NAMES\noms_322\n");
        assertThat(docker("ps -f name=oms_322 --format '{{.Names}}\\t!'").out()).isEqualTo("oms_322\t!\n");
    }

    @Test
    void inspect_answers_for_what_the_engine_keeps_beside_what_was_given() throws Exception {
        assertThat(docker("inspect -f '{{.Config.ExposedPorts}} {{.Config.Healthcheck}} {{.Config.StopSignal}}|"
                                + "{{.Config.Shell}} {{.HostConfig.Init}} {{.HostConfig.Mounts}} {{.HostConfig.Tmpfs}}"
                                + " {{.SizeRw}} {{.Config.Volumes}}' oms_322")
                        .out())
                .isEqualTo("map[] <nil> |[] <nil> [] map[] <nil> map[]\n");
        assertThat(docker("inspect -f '{{.HostConfig.Ulimits}} {{.HostConfig.ConsoleSize}}"
                                + " {{.HostConfig.BlkioWeight}} {{.HostConfig.KernelMemory}} {{.HostConfig.CpuCount}}"
                                + " {{.HostConfig.DeviceRequests}} {{.HostConfig.MaskedPaths}}"
                                + " {{.NetworkSettings.SecondaryIPAddresses}}' oms_322")
                        .out())
                .isEqualTo("[nproc=65535:65535] [0 0] 0 0 0 [] [] []\n");
        assertThat(docker("inspect -f '{{.GraphDriver.Data.LowerDir}}' oms_322").out())
                .matches("/var/lib/docker/overlay2/[0-9a-f]{64}-init/diff:/var/lib/docker/overlay2/.*/diff\n");
        assertThat(docker("image inspect -f '{{.Config.Entrypoint}} {{.Config.User}}|{{.Config.WorkingDir}}|"
                                + "{{.ContainerConfig.Cmd}} {{.Config.ExposedPorts}}' " + IMAGE)
                        .out())
                .isEqualTo("[] ||[] map[]\n");
        assertThat(docker("inspect oms_322").out()).contains("\"Volumes\": null,", "\"OnBuild\": null,");
    }

    @Test
    void inspect_has_a_value_for_what_was_not_given() throws Exception {
        assertThat(docker("inspect -f '{{.HostConfig.Memory}} {{.HostConfig.RestartPolicy}} {{.Config.Entrypoint}}"
                                + " {{.GraphDriver.Name}} {{if .State.Health}}h{{else}}none{{end}}' oms_322")
                        .out())
                .isEqualTo("0 {no 0} [] overlay2 none\n");
        assertThat(docker("inspect -f '[{{.NetworkSettings.IPAddress}}]' oms_322")
                        .out())
                .isEqualTo("[]\n");
    }
}
