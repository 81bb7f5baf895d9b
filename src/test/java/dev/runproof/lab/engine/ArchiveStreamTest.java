package dev.runproof.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.HostName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of images in an archive become those of the host that loads it. */
class ArchiveStreamTest {
    private static final String MANIFEST =
            "[{\"Config\":\"a.json\",\"RepoTags\":[\"shop:1\"],\"Layers\":[\"l/layer.tar\"]}]";

    @TempDir
    private Path folder;

    private final ArchiveStream stream = new ArchiveStream(
            new Share(new HostName("node1"), "lab-node1", "mine", Map.of(), Path.of("/tree"), false, Map.of()));

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectory(folder.resolve("l"));
        Files.write(folder.resolve("l/layer.tar"), new byte[2000]);
        Files.writeString(folder.resolve("manifest.json"), MANIFEST);
        Files.writeString(folder.resolve("repositories"), "{\"shop\":{\"1\":\"l\"}}");
    }

    private byte[] tar(String... members) throws Exception {
        var words = new java.util.ArrayList<>(List.of("tar", "-C", folder.toString(), "-cf", "-"));
        words.addAll(Arrays.asList(members));
        return run(words, new byte[0]);
    }

    private static byte[] run(List<String> words, byte[] input) throws Exception {
        var process = new ProcessBuilder(words).start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return out;
    }

    private byte[] copied(byte[] archive) throws IOException {
        var out = new ByteArrayOutputStream();
        stream.copy(new ByteArrayInputStream(archive), out);
        return out.toByteArray();
    }

    private static String member(byte[] archive, String name) throws Exception {
        return new String(run(List.of("tar", "-xOf", "-", name), archive), StandardCharsets.UTF_8);
    }

    @Test
    void a_tag_begins_with_the_hosts_repository_and_the_rest_stays() throws Exception {
        byte[] copied = copied(tar("l", "manifest.json", "repositories"));

        assertThat(member(copied, "manifest.json")).isEqualTo(MANIFEST.replace("shop:1", "mine/shop:1"));
        assertThat(new String(run(List.of("tar", "-tf", "-"), copied), StandardCharsets.UTF_8))
                .isEqualTo("l/\nl/layer.tar\nmanifest.json\n");
        assertThat(member(copied, "l/layer.tar")).hasSize(2000);
    }

    @Test
    void a_packed_archive_is_unpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar("./manifest.json"));
        }

        assertThat(new String(copied(packed.toByteArray()), StandardCharsets.ISO_8859_1))
                .contains("mine/shop:1");
    }

    @Test
    void a_cut_archive_ends_where_it_was_cut() throws Exception {
        byte[] whole = tar("l", "manifest.json");

        assertThat(copied(Arrays.copyOf(whole, 1800))).hasSize(1800);
    }

    @Test
    void a_manifest_that_is_a_link_does_not_reach_the_engine() throws Exception {
        Files.move(folder.resolve("manifest.json"), folder.resolve("hidden"));
        Files.createSymbolicLink(folder.resolve("manifest.json"), Path.of("hidden"));

        assertThat(new String(copied(tar("manifest.json", "hidden")), StandardCharsets.ISO_8859_1))
                .doesNotContain("shop:1");
    }

    @Test
    void what_is_no_archive_is_let_through_as_far_as_one_block() throws Exception {
        byte[] noise = "no archive ".repeat(200).getBytes(StandardCharsets.US_ASCII);

        assertThat(copied(noise)).isEqualTo(Arrays.copyOf(noise, 512));
    }
}
