package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DfTest {
    private static final String ROW = "expected a device, four figures and a mount point";
    private static final String FIGURES = "expected a blank, four figures and a mount point";
    /** Rows in lines 2 to 5. */
    private static final Fixture POSIX = Fixture.of("df/coreutils-9.1__posix");
    /** A wrapped row in lines 2 and 3, whole ones in 4 and 5. */
    private static final Fixture ROUNDED = Fixture.of("df/coreutils-8.4__rounded-wrapped");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Filesystem 512-blocks Used Available Capacity Mounted on",
                "Filesystem   1K-blocks Used Avail Use% Mounted on  "
            })
    void knows_the_headers_with_numbers(String header) {
        Df df = Df.parse(POSIX.with(1, header).text());

        assertThat(df.sizeColumn()).isEqualTo(Words.first(2, header).get(1));
        assertThat(df.filesystems()).isEqualTo(Df.parse(POSIX.text()).filesystems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dateisystem 1024-blocks Used Available Capacity Mounted on",
                "Filesystem Type 1K-blocks Used Available Use% Mounted on",
                "Filesystem Inodes IUsed IFree IUse% Mounted on",
                "Filesystem 1M-blocks Used Available Use% Mounted on",
                "Filesystem Size Used Avail Use% Mounted",
                "Filesystem Size Used Free Use% Mounted on"
            })
    void refuses_any_other_header(String header) {
        refuses(
                POSIX.with(1, header),
                1,
                "expected the header Filesystem 1024-blocks Used Available Capacity Mounted on: " + header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/a 100 50 50 50%",
                "/dev/a 100 50 50 50 /",
                "/dev/a 100 50 50% /",
                "/dev/a 100 50.5 50 50% /",
                "/dev/a 100K 50 50 50% /",
                "100 50 50 50% /",
                "/dev/my  disk 100 50 50 50% /",
                "/dev/a 1234567890123456789 50 50 50% /",
                "/dev/a",
                "df: /mnt/x: Stale file handle",
                "df: 1 2 3 4% /"
            })
    void refuses_rows_that_are_wrong_in_themselves(String row) {
        refuses(POSIX.with(3, row), 3, (row.startsWith("df: ") ? ROW + ", not a message" : ROW) + ": " + row);
    }

    @Test
    void takes_the_first_words_that_can_be_the_figures() {
        Df df = Df.parse(POSIX.with(2, "a 9 - 1 2 3 4% /m 5 6 7 8% /n").text());

        assertThat(df.filesystems().get(0))
                .isEqualTo(new Filesystem.InBlocks("a 9 -", 1L, 2L, 3L, 4L, "/m 5 6 7 8% /n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40G", "1.5T", "0", "-3M", "1023", "7P", "0.1E", "12K"})
    void keeps_rounded_figures_as_printed(String figure) {
        Df df = Df.parse(ROUNDED.with(4, "tmpfs " + figure + " 0 - 1% /x y").text());

        assertThat(df.filesystems().get(1)).isEqualTo(new Filesystem.Rounded("tmpfs", figure, "0", null, 1L, "/x y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40g", "1,5T", ".5T", "5.T", "40GB", "--3M", "+3"})
    void refuses_rounded_figures_of_another_form(String figure) {
        String row = "tmpfs " + figure + " 0 - 1% /x";
        refuses(ROUNDED.with(4, row), 4, ROW + ": " + row);
    }

    @Test
    void blames_the_line_after_a_device_that_stands_alone() {
        refuses(ROUNDED.with(3, "1.5T 1.2T 300G 80% /"), 3, FIGURES + ": 1.5T 1.2T 300G 80% /");
        refuses(ROUNDED.with(3, " 1.5T 1.2T 300G 80%"), 3, FIGURES + ": 1.5T 1.2T 300G 80%");
        refuses(ROUNDED.with(3, " x 1.5T 1.2T 300G 80% /"), 3, FIGURES + ": x 1.5T 1.2T 300G 80% /");
        refuses(ROUNDED.without(3), 3, FIGURES + ": tmpfs                  16G     0   16G   0% /dev/shm");
        refuses(
                ROUNDED.inserted(3, ""),
                4,
                "expected the figures of this device without a blank line before it: 1.5T  1.2T  300G  80% /");
        refuses(
                ROUNDED.first(2),
                2,
                "truncated, expected the figures of this device after this line: /dev/mapper/vg_system-lv_with_a_very_long_name");
    }

    @Test
    void refuses_figures_without_a_device() {
        refuses(ROUNDED.without(2), 2, ROW + ": 1.5T  1.2T  300G  80% /");
    }

    @Test
    void needs_a_row_and_no_blank_line_inside() {
        refuses(
                POSIX.first(1),
                1,
                "truncated, expected a row after this line: " + POSIX.lines().get(0));
        refuses(
                POSIX.inserted(2, ""),
                3,
                "expected a row without a blank line before it: "
                        + POSIX.lines().get(1));
        refuses(
                POSIX.inserted(4, ""),
                5,
                "expected the end of the output: " + POSIX.lines().get(3));
    }

    private static void refuses(Fixture output, int line, String message) {
        assertThatThrownBy(() -> Df.parse(output.text()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage("[PARSE] df: line " + line + ": " + message);
    }
}
