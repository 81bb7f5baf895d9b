package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmPackageTest {
    @TempDir
    Path directory;

    private static CmPackage target() {
        return new CmPackage(OpenGaussSettings.CM_6_0_0, tool -> "#!/bin/sh\n: " + tool + "\n");
    }

    private String sh(String text) throws IOException, InterruptedException {
        var process = new ProcessBuilder("/bin/sh", "-c", text)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    @Test
    void is_the_same_for_the_same_build() {
        assertThat(target().archive()).isEqualTo(target().archive());
    }

    @Test
    void lists_what_a_cm_package_has_owned_by_root() throws Exception {
        Files.write(directory.resolve("p.tar.gz"), target().archive());

        assertThat(sh("gzip -t p.tar.gz && tar -tzf p.tar.gz")).isEqualTo("""
                bin/cm_agent
                bin/cm_ctl
                bin/cm_server
                bin/om_monitor
                lib/libcjson.so.1
                lib/libdcc.so
                lib/libgstor.so
                share/config/cm_agent.conf.sample
                share/config/cm_server.conf.sample
                tool/cm_tool/cm_tool.conf
                """);
        assertThat(sh("tar -tvzf p.tar.gz bin/cm_ctl")).startsWith("-rwxr-xr-x root/root");
    }

    @Test
    void holds_the_very_bytes_that_an_installation_has() throws Exception {
        Files.write(directory.resolve("p.tar.gz"), target().archive());
        sh("mkdir x && tar -xzf p.tar.gz -C x");

        assertThat(Files.readString(directory.resolve("x/bin/cm_ctl"))).isEqualTo("""
                #!/bin/sh
                : /opt/huawei/install/app/bin/cm_ctl
                # cm_ctl (openGauss CM 6.0.0 build e58a41bb) compiled at 2024-09-27 22:40:17 Release
                """);
    }

    @Test
    void of_the_operation_manager_lacks_the_libraries() throws Exception {
        Files.write(directory.resolve("p.tar.gz"), CmPackage.operationManager("6.0.0"));

        assertThat(sh("tar -tzf p.tar.gz"))
                .doesNotContain("lib/libdcc.so", "bin/cm_ctl")
                .contains("script/gs_om");
    }

    @Test
    void lies_beside_a_digest_without_a_file_name() {
        var desk = new Desk(directory, 1);
        Path file = Path.of(desk.model.variables().getOrDefault("opengauss.package", ""));
        String digest = desk.model.variables().getOrDefault("opengauss.packageSha256", "");

        assertThat(file.getFileName().toString()).matches("openGauss-CM-6\\.0\\.0-\\S+-\\S+\\.tar\\.gz");
        assertThat(file.resolveSibling(file.getFileName().toString().replace(".tar.gz", ".sha256")))
                .hasContent(digest + "\n")
                .hasSize(65);
    }
}
