package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassagesTest {
    @Test
    void splits_a_document_into_headings_sentences_cells_and_commands() {
        var passages = Passages.of("""
                # Drain a *ring*<a name="x"></a>

                -   Close **every** gate. Then wait (see [page 3](p3.md)). It takes 5 min. at most!
                2.  The gs\\_tool is&nbsp;`ready`.

                    ```
                      drain  --all
                    ```
                <tr id="r"><td class="c"><p id="p"><a name="p"></a>Gate</p></td><td>Once &lt; twice</td></tr>
                | Gate | State |
                |------|:-----:|
                | a\\|b | open |
                >![](i.gif) **Note:**
                >All of it.
                """);
        assertThat(passages)
                .extracting(passage -> passage.line() + " " + passage.kind() + " " + passage.text())
                .containsExactly(
                        "1 HEADING Drain a *ring*",
                        "3 TEXT Close every gate.",
                        "3 TEXT Then wait (see page 3).",
                        "3 TEXT It takes 5 min. at most!",
                        "4 TEXT The gs_tool is ready.",
                        "7 COMMAND drain --all",
                        "9 TEXT Gate",
                        "9 TEXT Once < twice",
                        "10 TEXT Gate",
                        "10 TEXT State",
                        "12 TEXT a|b",
                        "12 TEXT open",
                        "13 TEXT Note:",
                        "14 TEXT All of it.");
    }

    @Test
    void markup_and_blanks_do_not_change_a_digest() {
        String plain = Passages.of("Close every gate.").get(0).sha256();
        assertThat(Passages.of("  *   Close  **every**\u00a0gate. \n").get(0).sha256())
                .isEqualTo(plain);
        assertThat(Passages.of("Close any gate.").get(0).sha256()).isNotEqualTo(plain);
    }

    @Test
    void a_digest_is_the_sha256_of_the_words() {
        assertThat(Passages.of("abc").get(0).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void nothing_comes_of_nothing() {
        assertThat(Passages.of("\n---\n<td></td>\n```\n\n```\n")).isEmpty();
    }

    @Test
    void a_heading_is_known_by_its_words() {
        assertThat(Passages.idOf("Stop writes: the 2nd_way (gs_om)")).isEqualTo("stop-writes-the-2nd_way-gs_om");
    }
}
