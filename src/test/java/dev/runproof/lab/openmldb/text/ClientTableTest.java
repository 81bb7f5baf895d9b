package dev.runproof.lab.openmldb.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClientTableTest {
    @Test
    void pads_each_cell_and_draws_a_line_two_longer_than_the_header() {
        var table = new ClientTable("#", "name").row(1, "ads").row(12, "orders_2024");

        assertThat(table).hasToString("""
                          #   name      \s
                        -------------------
                          1   ads       \s
                          12  orders_2024
                        """);
    }

    @Test
    void counts_bytes_not_characters() {
        var table = new ClientTable("name", "tid").row("订单", 3).row("t", 4);

        assertThat(table).hasToString("""
                          name    tid
                        ---------------
                          订单  3 \s
                          t       4 \s
                        """);
    }

    @Test
    void prints_a_dash_for_an_empty_cell_and_the_head_alone_without_rows() {
        assertThat(new ClientTable("a", "b").row("", "x")).hasToString("  a  b\n--------\n  -  x\n");
        assertThat(new ClientTable("a", "b")).hasToString("  a  b\n--------\n");
    }

    @Test
    void cuts_a_cell_at_256_bytes_inside_a_character() {
        byte[] printed = new Printed()
                .table(new ClientTable("n").row("x" + "订".repeat(100)))
                .bytes();

        String[] lines = new String(printed, StandardCharsets.ISO_8859_1).split("\n", -1);
        assertThat(lines[2]).hasSize(2 + 256);
        assertThat(lines[1]).isEqualTo("-".repeat(2 + 256 + 2));
        assertThat(new String(printed, StandardCharsets.UTF_8)).contains("订").endsWith("\n");
    }
}
