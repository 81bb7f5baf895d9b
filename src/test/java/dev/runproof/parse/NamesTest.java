package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.ProductVersion;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of packages, backups and checksum files, and what the last may say. */
class NamesTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "openGauss-5.1.0-CentOS-64bit-cm.tar.gz, 5.1.0, CentOS, , ",
        "openGauss-3.0.5-openEuler20.03-64bit-cm.tar.gz, 3.0.5, openEuler, 20.03, ",
        "openGauss-CM-6.0.0-CentOS7.6-x86_64.tar.gz, 6.0.0, CentOS, 7.6, x86_64",
        "openGauss-CM-7.0.0-RC1-openEuler22.03-aarch64.tar.gz, 7.0.0-RC1, openEuler, 22.03, aarch64"
    })
    void of_a_package_tells_version_system_and_architecture(
            String name, String version, String os, String osVersion, String architecture) {
        assertThat(PackageName.parse(name))
                .contains(new PackageName(
                        name, ProductVersion.parse(version).orElseThrow(), os, osVersion, architecture));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openGauss-OM-6.0.0-CentOS7.6-x86_64.tar.gz",
                "openGauss-CM-6.0.0-CentOS7.6.tar.gz",
                "openGauss-CM-latest-CentOS7.6-x86_64.tar.gz",
                "openGauss-5.1.0-CentOS-64bit-om.tar.gz",
                "Package_ddes_cm.tar.gz",
                "/tmp/openGauss-CM-6.0.0-CentOS7.6-x86_64.tar.gz",
                ""
            })
    void of_anything_else_are_no_package_names(String name) {
        assertThat(PackageName.parse(name)).isEmpty();
    }

    @Test
    void of_a_backup_tell_build_and_time() {
        String name = "upgrade_cm_backup.tar.gz-0c7f19de-20260229-000000.tar.gz".replace("0229", "0228");

        assertThat(BackupName.parse(name))
                .contains(new BackupName("0c7f19de", LocalDateTime.of(2026, 2, 28, 0, 0, 0)))
                .get()
                .hasToString(name);
        assertThat(BackupName.parse("upgrade_cm_backup.tar.gz-no_version-20251231-235959.tar.gz")
                        .orElseThrow()
                        .build())
                .isEqualTo(BackupName.NO_VERSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upgrade_cm_backup.tar.gz-0c7f19de-20260229-000000.tar.gz",
                "upgrade_cm_backup.tar.gz-0c7f19de-20260228-240000.tar.gz",
                "upgrade_cm_backup.tar.gz-0c-7f-20260228-000000.tar.gz",
                "upgrade_cm_backup.tar.gz--20260228-000000.tar.gz",
                "upgrade_cm_backup-0c7f19de-20260228-000000.tar.gz",
                "upgrade_cm_backup.tar.gz-0c7f19de-20260228-000000.tar.gz.1",
                "upgrade_cm_backupXtar.gz-0c7f19de-20260228-000000.tar.gz"
            })
    void of_anything_else_are_no_backup_names(String name) {
        assertThat(BackupName.parse(name)).isEmpty();
    }

    @Test
    void of_a_checksum_file_follow_that_of_the_package() {
        assertThat(ChecksumFile.namesFor("a-1.tar.gz")).containsExactly("a-1.sha256", "a-1.tar.gz.sha256");
    }

    @Test
    void in_a_checksum_file_are_the_packages_own_or_none() {
        assertThat(ChecksumFile.digest(DIGEST + "\n", "p.tar.gz")).contains(DIGEST);
        assertThat(ChecksumFile.digest(DIGEST, "p.tar.gz")).contains(DIGEST);
        assertThat(ChecksumFile.digest(DIGEST.toUpperCase(java.util.Locale.ROOT) + "\r\n", "p.tar.gz"))
                .contains(DIGEST);
        assertThat(ChecksumFile.digest(DIGEST + "  p.tar.gz\n", "p.tar.gz")).contains(DIGEST);
        assertThat(ChecksumFile.digest(DIGEST + " *p.tar.gz\n", "p.tar.gz")).contains(DIGEST);
    }

    @Test
    void and_anything_else_in_a_checksum_file_verify_nothing() {
        for (String content : new String[] {
            "",
            "\n",
            DIGEST.substring(1),
            DIGEST + "0",
            DIGEST + "  q.tar.gz",
            DIGEST + " p.tar.gz",
            DIGEST + "\n" + DIGEST + "\n",
            "g" + DIGEST.substring(1),
            " " + DIGEST
        }) {
            assertThat(ChecksumFile.digest(content, "p.tar.gz")).as(content).isEmpty();
        }
    }
}
