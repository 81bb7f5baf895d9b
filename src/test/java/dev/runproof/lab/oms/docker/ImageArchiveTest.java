package dev.runproof.lab.oms.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.oms.docker.ImageArchive.Content;
import dev.runproof.lab.oms.docker.ImageArchive.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {
    private static final String ONE = "oms.example/oms:feature_1";

    @TempDir
    private Path directory;

    private static Content content(String tag, String text) {
        return new Content(
                tag,
                "2025-01-01T00:00:00Z",
                List.of("/bin/bash", "/root/run.sh"),
                Map.of("oms.version", "1"),
                List.of(),
                Map.of("/root/run.sh", File.text(text, 0755)));
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(directory.resolve("image.tar"), bytes);
    }

    private Images images() {
        return new Images(directory.resolve("images"));
    }

    @Test
    void an_image_has_the_digest_of_its_configuration_as_its_id_and_its_files_with_their_modes() throws Exception {
        byte[] archive = ImageArchive.pack(List.of(content(ONE, "echo one\n")));
        var images = images();
        assertThat(images.add(ImageArchive.read(file(archive)))).isEqualTo("Loaded image: " + ONE + "\n");
        Image image = images.find(ONE).orElseThrow();
        assertThat(image.id()).isEqualTo(ImageArchive.id(archive)).matches("sha256:[0-9a-f]{64}");
        assertThat(images.find(Hex.shortId(image.id()))).contains(image);
        assertThat(images.root(image).resolve("root/run.sh")).hasContent("echo one\n");
        assertThat(Files.isExecutable(images.root(image).resolve("root/run.sh")))
                .isTrue();
    }

    @Test
    void a_packed_archive_is_the_same_image() throws Exception {
        var loaded = ImageArchive.read(file(ImageArchive.packed(List.of(content(ONE, "x")))));
        assertThat(loaded.get(0).image().id())
                .isEqualTo(ImageArchive.id(ImageArchive.pack(List.of(content(ONE, "x")))));
    }

    @Test
    void a_tag_that_another_image_had_is_taken_from_it() throws Exception {
        var images = images();
        images.add(ImageArchive.read(file(ImageArchive.pack(List.of(content(ONE, "old"))))));
        String before = images.find(ONE).orElseThrow().id();
        assertThat(images.add(ImageArchive.read(file(ImageArchive.pack(List.of(content(ONE, "new")))))))
                .isEqualTo("The image " + ONE + " already exists, renaming the old one with ID " + before
                        + " to empty string\nLoaded image: " + ONE + "\n");
        assertThat(images.tags(images.find(before).orElseThrow())).isEmpty();
    }

    @Test
    void two_images_and_an_untagged_one_are_told_each() throws Exception {
        byte[] archive = ImageArchive.pack(List.of(content(ONE, "a"), content("", "b")));
        assertThat(images().add(ImageArchive.read(file(archive))))
                .matches("Loaded image: " + ONE + "\nLoaded image ID: sha256:[0-9a-f]{64}\n");
    }

    @Test
    void a_cut_archive_ends_unexpectedly_packed_or_not() throws Exception {
        for (byte[] whole : List.of(
                ImageArchive.pack(List.of(content(ONE, "x"))), ImageArchive.packed(List.of(content(ONE, "x"))))) {
            byte[] cut = Arrays.copyOf(whole, whole.length / 2);
            assertThatThrownBy(() -> ImageArchive.read(file(cut)))
                    .isInstanceOf(DaemonError.class)
                    .hasMessage("Error processing tar file(exit status 1): unexpected EOF");
        }
    }

    @Test
    void a_text_is_no_archive() {
        assertThatThrownBy(
                        () -> ImageArchive.read(file("no archive".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .hasMessage("Error processing tar file(exit status 1): unexpected EOF");
        assertThatThrownBy(() ->
                        ImageArchive.read(file("x".repeat(2000).getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .hasMessage("Error processing tar file(exit status 1): archive/tar: invalid tar header");
    }
}
