package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest.Ran;
import dev.runproof.lab.oms.docker.ImageArchive;
import dev.runproof.lab.oms.docker.ImageArchive.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How containers start that cannot, that somebody attaches to, or that have nothing to do with OMS. */
class DockerStartsTest extends DockerOfOneHost {
    private static final String CANCELED =
            "time=\"[-0-9T:]+Z\" level=error msg=\"error waiting for container: context canceled\"\n";

    @Test
    void an_image_of_something_else_lives_as_one_of_oms_does() throws Exception {
        var plain =
                new Content("plain:1", "2025-01-01T00:00:00Z", List.of("sleep", "100"), Map.of(), List.of(), Map.of());
        Files.write(Path.of(at("/data/plain.tar")), ImageArchive.pack(List.of(plain)));
        assertThat(docker("load -i " + at("/data/plain.tar")).out()).isEqualTo("Loaded image: plain:1\n");
        Ran ran = docker("run -d --net host --name other plain:1");
        assertThat(ran.out()).matches("[0-9a-f]{64}\n");
        assertThat(ran.err()).isEmpty();
        assertThat(docker("stop -t 1 other")).isEqualTo(new Ran(0, "other\n", ""));
        assertThat(docker("start other")).isEqualTo(new Ran(0, "other\n", ""));
        assertThat(docker("restart -t 1 other")).isEqualTo(new Ran(0, "other\n", ""));
        assertThat(docker("rm -f other")).isEqualTo(new Ran(0, "other\n", ""));
    }

    @Test
    void a_template_of_what_is_not_there_is_an_empty_line() throws Exception {
        for (String inspect : List.of("inspect", "image inspect", "container inspect", "inspect --type network")) {
            Ran ran = docker(inspect + " -f '{{.State.Status}}' nosuch neither");
            assertThat(ran.out()).as(inspect).isEqualTo("\n");
            assertThat(ran.err()).hasLineCount(2);
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void who_waits_in_the_foreground_for_a_program_that_cannot_start_is_told_twice() throws Exception {
        Ran ran = docker("run --name waiting " + IMAGE + " nosuch");
        assertThat(ran.exit()).isEqualTo(127);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).matches("docker: .*unknown\\.\n" + CANCELED);
        Ran again = docker("start -a waiting");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).matches(CANCELED + "Error response from daemon: .*unknown\n");
        docker("rm waiting");
    }

    @Test
    void a_container_for_one_use_is_gone_when_it_cannot_start() throws Exception {
        assertThat(docker("run --rm --name brief " + IMAGE + " nosuch").err()).hasLineCount(1);
        assertThat(docker("ps -aq -f name=^/brief$").out()).isEmpty();
    }

    @Test
    void who_attaches_to_a_start_sees_its_output_alone_and_has_its_status() throws Exception {
        docker("create --name talker " + IMAGE + " sh -c 'echo said; echo cried >&2; exit 3'");
        for (String attach : List.of("-a", "-ai", "-i")) {
            assertThat(docker("start " + attach + " talker")).as(attach).isEqualTo(new Ran(3, "said\n", "cried\n"));
        }
        assertThat(docker("logs talker").out()).hasLineCount(3);
        assertThat(docker("start talker")).isEqualTo(new Ran(0, "talker\n", ""));
        docker("rm -f talker");
    }

    @Test
    void a_container_that_ends_again_and_again_is_restarting_in_between() throws Exception {
        docker("run -d --name flapping --restart always " + IMAGE + " sh -c 'exit 1'");
        Ran ran =
                root("until docker exec flapping true 2>&1 | grep 'is restarting, wait until the container is running'"
                        + "; do :; done");
        assertThat(ran.out()).startsWith("Error response from daemon: Container ");
        ran = root(
                "until docker ps -f status=restarting --format '{{.Names}} {{.Status}}' | grep ^flapping; do :; done");
        assertThat(ran.out()).startsWith("flapping Restarting (1) ");
        ran = root("until docker inspect -f '{{.State.Running}} {{.State.Restarting}} {{.State.ExitCode}}' flapping"
                + " | grep '^true true'; do :; done");
        assertThat(ran.out()).isEqualTo("true true 1\n");
        ran = root("until docker rm flapping 2>&1 | grep restarting; do :; done");
        assertThat(ran.out()).startsWith("Error response from daemon: You cannot remove a restarting container ");
        assertThat(docker("stop flapping")).isEqualTo(new Ran(0, "flapping\n", ""));
        assertThat(docker("inspect -f '{{.State.Status}} {{.State.Running}}' flapping")
                        .out())
                .isEqualTo("exited false\n");
        assertThat(docker("rm flapping").exit()).isZero();
    }

    @Test
    void nobody_attaches_to_more_than_one_or_to_none() throws Exception {
        assertThat(docker("start -a oms_322 nosuch"))
                .isEqualTo(new Ran(1, "", "you cannot start and attach multiple containers at once\n"));
        assertThat(docker("start -ai nosuch")).isEqualTo(new Ran(1, "", "Error: No such container: nosuch\n"));
    }
}
