package dev.runproof.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTextTest {
    private static final List<String> PIECES =
            List.of("", "a", "\\", "\t", "\n", "\r", "\0", "\\N", "N", "'", "\"", "数据", "😀", " ", "{\"enable\":true}");

    @Test
    void a_row_shows_as_one_line_whatever_it_holds() {
        Rows rows = Rows.of(List.of("name", "value"), List.of(Arrays.asList("ha\tconfig", null)));
        assertThat(RowsText.write(rows)).isEqualTo("name\tvalue\nha\\tconfig\t\\N\n");
    }

    @Test
    void every_text_comes_back_as_it_was() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            int columns = 1 + random.nextInt(3);
            var values = new ArrayList<List<@Nullable String>>();
            for (int row = random.nextInt(4); row > 0; row--) {
                var cells = new ArrayList<@Nullable String>();
                for (int column = 0; column < columns; column++) {
                    cells.add(random.nextInt(5) == 0 ? null : text(random));
                }
                values.add(cells);
            }
            Rows rows = Rows.of(List.of("a", "b", "c").subList(0, columns), values);
            assertThat(RowsText.read(RowsText.write(rows)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(rows);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int piece = random.nextInt(4); piece > 0; piece--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void rows_that_were_cut_off_are_refused() {
        assertThatThrownBy(() -> RowsText.read("name\tvalue\nha")).hasMessageContaining("ends within a row");
        assertThatThrownBy(() -> RowsText.read("name\tvalue\nha\n")).hasMessageContaining("1 values under 2 columns");
        assertThatThrownBy(() -> RowsText.read("name\n\\x\n")).hasMessageContaining("unknown escape");
    }
}
