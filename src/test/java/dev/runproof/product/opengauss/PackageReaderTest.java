package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.product.opengauss.PackageFile.State;
import dev.runproof.product.opengauss.PackageReader.LocalAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package on the controller, whole and damaged. */
class PackageReaderTest {
    private static final List<String> MEMBERS = List.of(
            "./bin/cm_ctl",
            "bin/cm_server",
            "bin/cm_agent",
            "bin/om_monitor",
            "lib/libdcc.so",
            "lib/libgstor.so",
            "share/config/cm_agent.conf.sample",
            "share/config/cm_server.conf.sample");

    @TempDir
    private Path directory;

    private PackageFile read(Path file) {
        return new PackageReader(file, new LocalAccount("op", Set.of())).read();
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(directory.resolve("cm.tar.gz"), content);
    }

    private static byte[] archive(List<String> members) throws IOException {
        var tar = new ByteArrayOutputStream();
        for (String member : members) {
            add(tar, member, '0', ("content of " + member).getBytes(StandardCharsets.UTF_8));
        }
        tar.write(new byte[1024]);
        var packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            tar.writeTo(gzip);
        }
        return packed.toByteArray();
    }

    private static void add(ByteArrayOutputStream tar, String name, char type, byte[] content) throws IOException {
        if (name.length() > 99) {
            add(tar, "././@LongLink", 'L', (name + "\0").getBytes(StandardCharsets.UTF_8));
        }
        byte[] header = new byte[512];
        put(header, 0, name.length() > 99 ? name.substring(0, 99) : name);
        put(header, 100, "0000644");
        put(header, 124, "%011o".formatted(content.length));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, "%06o\0".formatted(sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    @Test
    void reads_members_and_their_digests() throws IOException {
        PackageFile file = read(written(archive(MEMBERS)));

        assertThat(file.state()).isEqualTo(State.READ);
        assertThat(file.members()).isEqualTo(MEMBERS);
        assertThat(file.digests()).containsKey("bin/cm_ctl").hasSize(8);
        assertThat(PackageChecks.judgeContent(file).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void reads_long_names() throws IOException {
        String name = "share/" + "deep/".repeat(30) + "file";

        assertThat(read(written(archive(List.of(name)))).members()).containsExactly(name);
    }

    @Test
    void names_what_is_missing() throws IOException {
        Judgement judgement = PackageChecks.judgeContent(read(written(archive(List.of("script/gs_om")))));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo("the package lacks lib/libdcc.so, lib/libgstor.so, bin/cm_ctl, bin/cm_server, bin/cm_agent,"
                        + " bin/om_monitor, share/config/cm_agent.conf.sample, share/config/cm_server.conf.sample:"
                        + " it is no CM package");
    }

    @Test
    void refuses_members_outside_their_own_directory() throws IOException {
        for (String evil : List.of("/etc/passwd", "lib/../../x")) {
            var members = new java.util.ArrayList<>(MEMBERS);
            members.add(evil);

            assertThat(PackageChecks.judgeContent(read(written(archive(members))))
                            .actual())
                    .isEqualTo("the package has a member outside its own directory: " + evil);
        }
    }

    @Test
    void a_package_cut_anywhere_does_not_unpack() throws IOException {
        byte[] whole = archive(MEMBERS);
        for (int length = 1; length < whole.length; length++) {
            PackageFile file = read(written(Arrays.copyOf(whole, length)));

            assertThat(file.unpacks())
                    .as("cut after %d of %d bytes", length, whole.length)
                    .isFalse();
            assertThat(PackageChecks.judgeContent(file).verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void a_package_with_one_changed_byte_is_never_read_as_whole_and_equal() throws IOException {
        byte[] whole = archive(MEMBERS);
        PackageFile good = read(written(whole));
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x20;
            PackageFile file = read(written(changed));

            assertThat(file.sha256()).as("byte %d", i).isNotEqualTo(good.sha256());
        }
    }

    @Test
    void an_empty_package_is_no_archive() throws IOException {
        assertThat(PackageChecks.judgeContent(read(written(new byte[0]))).actual())
                .isEqualTo("the package: it does not unpack to its end: it ends too early");
    }

    @Test
    void says_what_stands_in_the_place_of_the_package() throws IOException {
        Path missing = directory.resolve("none.tar.gz");
        assertThat(PackageChecks.judgeFile(read(missing)).actual())
                .isEqualTo("the package " + missing + " does not exist");
        assertThat(PackageChecks.judgeFile(read(directory)).actual())
                .isEqualTo("the package " + directory + " is not a regular file");
        Path link = Files.createSymbolicLink(directory.resolve("link.tar.gz"), written(archive(MEMBERS)));
        assertThat(PackageChecks.judgeFile(read(link)).actual())
                .isEqualTo("the package " + link + " is not a regular file");
    }

    @Test
    void finds_the_checksum_file_beside_it() throws IOException {
        Path file = written(archive(MEMBERS));
        Files.writeString(directory.resolve("cm.sha256"), "f".repeat(64) + "\n");

        assertThat(read(file).checksumFile()).contains("f".repeat(64) + "\n");
    }
}
