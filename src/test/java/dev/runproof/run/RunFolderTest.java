package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path home;

    @Test
    void says_that_no_report_folder_can_be_made_and_that_nothing_was_done() throws IOException {
        // Stands for a folder without the right to write, which root always has.
        Path reports = Files.createFile(home.resolve("reports"));

        var refused = catchThrowableOfType(
                RunFolder.FolderRefused.class, () -> RunFolder.create(reports, "20260301-120000-demo-abc"));

        assertThat(refused)
                .hasMessage("[RUN-FOLDER] the report folder " + reports + "/20260301-120000-demo-abc cannot be made:"
                        + " java.nio.file.FileAlreadyExistsException: " + reports + "; nothing was done on any host");
        assertThat(refused.status()).isEqualTo(ExitStatus.MISSING);
        assertThat(refused.next())
                .containsExactly(
                        "ls -ld " + reports,
                        "df -h " + reports,
                        "make room or give " + System.getProperty("user.name")
                                + " the right to write there, then start a new run");
    }

    @Test
    void says_that_a_run_is_not_there_or_not_named_clearly() throws IOException {
        Path reports = home.resolve("reports");
        for (String id : new String[] {"20260301-120000-demo-abc", "20260301-120500-demo-abd"}) {
            Files.createFile(Files.createDirectories(reports.resolve(id)).resolve("order.json"));
        }

        assertThat(catchThrowableOfType(RunFolder.FolderRefused.class, () -> RunFolder.find(reports, "2027")))
                .hasMessage("[RUN-FOLDER] there is no run '2027' below " + reports);
        assertThat(catchThrowableOfType(RunFolder.FolderRefused.class, () -> RunFolder.find(reports, "20260301")))
                .hasMessage("[RUN-FOLDER] '20260301' is the beginning of 2 runs");
        assertThat(RunFolder.find(reports, "latest").runId()).isEqualTo("20260301-120500-demo-abd");
    }
}
