package dev.runproof.lab.openmldb.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTableTest {
    @Test
    void frames_rows_with_rulers_and_counts_them() {
        var table = new SqlTable("Id", "Name").row(7, "t_single").row(12, "t");

        assertThat(table.toString().replace(' ', '.')).isEqualTo("""
                        .----.----------.
                        ..Id...Name......
                        .----.----------.
                        ..7....t_single..
                        ..12...t.........
                        .----.----------.

                        2.rows.in.set
                        """);
    }

    @Test
    void goes_on_below_with_a_cell_of_several_lines_and_counts_bytes() {
        var table = new SqlTable("T", "W").row("订单", "one\nthree");

        assertThat(table.toString().replace(' ', '.')).isEqualTo("""
                        .--------.-------.
                        ..T........W......
                        .--------.-------.
                        ..订单...one....
                        ...........three..
                        .--------.-------.

                        1.rows.in.set
                        """);
    }

    @Test
    void leaves_out_the_last_ruler_without_rows() {
        assertThat(new SqlTable("A")).hasToString(" --- \n  A  \n --- \n\n0 rows in set\n");
    }
}
