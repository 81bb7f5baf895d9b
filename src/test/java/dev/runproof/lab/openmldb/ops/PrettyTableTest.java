package dev.runproof.lab.openmldb.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrettyTableTest {
    @Test
    void puts_the_odd_blank_right_of_odd_texts_and_left_of_even_ones() {
        assertThat(new PrettyTable(List.of("abcd"), List.of(List.of("a"), List.of("abc"))).toString())
                .isEqualTo("+------+\n| abcd |\n+------+\n|  a   |\n| abc  |\n+------+\n");
        assertThat(new PrettyTable(List.of("abcde"), List.of(List.of("ab"), List.of("abcd"))).toString())
                .isEqualTo("+-------+\n| abcde |\n+-------+\n|   ab  |\n|  abcd |\n+-------+\n");
    }

    @Test
    void measures_in_screen_columns() {
        assertThat(new PrettyTable(List.of("n"), List.of(List.of("订单"), List.of("é"), List.of(""))).toString())
                .isEqualTo("+------+\n|  n   |\n+------+\n| 订单 |\n|  é   |\n|      |\n+------+\n");
    }
}
