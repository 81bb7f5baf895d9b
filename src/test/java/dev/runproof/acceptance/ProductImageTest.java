package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Labs whose hosts are containers of an image that is not Runproof's, without an SSH server and without a simulation. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductImageTest {
    private static final int PASSED = 0;
    private static final int UNKNOWN = 2;
    private static final int NOT_THERE = 69;
    private static final String IMAGE =
            "runproof-test-product:" + ProcessHandle.current().pid();
    private static final String WORD = "swordfish-4711";
    private static final Pattern LAB_IMAGE = Pattern.compile("runproof-lab:[0-9a-f]+");

    private static final String FEATURE = """
            @procedure:opengauss
            Feature: The installation of a real product

              @doc:opengauss-cm-upgrade/2b98831#procedure @step:OG-6 @readonly
              Scenario: Work as the cluster user
                Given the cluster user is logged in on every node
                And the environment of the cluster user is complete on every node
                Then the installation belongs to the cluster user on every node
            """;

    /** Only who knows the word gets an installation. */
    private static final String MADE_READY = "test \"$(cat /run/secrets/admin)\" = " + WORD + " &&"
            + " printf 'export %s=/srv/product\\n' GAUSSHOME PGHOST GPHOME GS_CLUSTER_NAME GAUSS_ENV GAUSSLOG"
            + " >/srv/product/$PROFILE";

    private final Path folder;
    private final Program program;

    ProductImageTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.program = new Program(folder.resolve("project"));
    }

    @BeforeAll
    void build() throws Exception {
        Program.Ended prepared = program.run("lab", "prepare");
        assertThat(prepared.status()).as(prepared.output()).isZero();
        var base = LAB_IMAGE.matcher(prepared.output());
        assertThat(base.find()).as(prepared.output()).isTrue();
        docker(
                "FROM " + base.group() + "\nRUN useradd -m omm && mkdir /srv/product && chown omm /srv/product\n"
                        + "CMD [\"/bin/bash\"]\n",
                "build",
                "--network",
                "none",
                "-q",
                "-t",
                IMAGE,
                "-");
        Files.writeString(folder.resolve("real.feature"), FEATURE);
        Files.writeString(folder.resolve("word.txt"), WORD + "\n");
        Files.setPosixFilePermissions(
                folder.resolve("word.txt"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    void remove() throws Exception {
        docker("", "rmi", "-f", IMAGE);
    }

    @Test
    void a_procedure_runs_in_them_once_the_product_was_made_ready_and_nothing_is_left() throws Exception {
        Program.Ended ended = rehearse(IMAGE, MADE_READY);

        assertThat(ended.status()).as(ended.output()).isEqualTo(PASSED);
        Path run = run();
        Leftovers.awaitNone(String.valueOf(run.getFileName()));
        assertThat(ended.output()).doesNotContain(WORD);
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(WORD);
            }
        }
    }

    @Test
    void a_product_that_cannot_be_made_ready_is_told_with_what_it_said_but_for_its_credentials() throws Exception {
        Program.Ended ended = rehearse(IMAGE, "cat /run/secrets/admin; exit 3");

        assertThat(ended.status()).as(ended.output()).isEqualTo(NOT_THERE);
        assertThat(ended.output())
                .contains("start command 1 of db1 (image " + IMAGE + ") ended with 3")
                .contains("[secret]")
                .doesNotContain(WORD);
    }

    @Test
    void an_image_that_is_not_there_and_cannot_be_pulled_is_told_with_what_to_do() throws Exception {
        Program.Ended ended = rehearse("localhost:1/nobody/nothing:1", "true");

        assertThat(ended.status()).as(ended.output()).isEqualTo(NOT_THERE);
        assertThat(ended.output())
                .contains("the image localhost:1/nobody/nothing:1 is not on this machine and cannot be pulled")
                .contains("docker load -i ARCHIVE");
    }

    @Test
    void a_container_that_has_stopped_is_unknown() throws Exception {
        Program.Ended ended = rehearse(IMAGE, MADE_READY, "--set", "lab.faults=LAB-HOST-STOPPED:db1");

        assertThat(ended.status()).as(ended.output()).isEqualTo(UNKNOWN);
        assertThat(ended.output()).contains("db1").contains("is not running");
    }

    private Program.Ended rehearse(String image, String start, String... more) throws Exception {
        Path environment = Files.writeString(folder.resolve("real.yaml"), """
                procedure: opengauss
                lab: {kind: containers}
                hosts:
                - name: db1
                  image: "%s"
                  user: omm
                  environment: {PROFILE: "env"}
                  credentials: {admin: "file:word.txt"}
                  start:
                  - |
                    %s
                  roles: [upgrade-node]
                variables:
                  opengauss.package: cm.tar.gz
                  opengauss.uploadDir: /srv/product/cm
                  opengauss.envFile: /srv/product/env
                """.formatted(image, start));
        return program.run(Stream.concat(
                        Stream.of("rehearse", folder.resolve("real.feature").toString(), "-e", environment.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Path run() throws IOException {
        try (Stream<Path> runs = Files.list(program.home().resolve("reports"))) {
            return runs.filter(run -> Files.isDirectory(run, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void docker(String input, String... words) throws IOException, InterruptedException {
        var all = Stream.concat(Stream.of("docker"), Stream.of(words)).toList();
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(List.of(words) + ": " + said).isZero();
    }
}
