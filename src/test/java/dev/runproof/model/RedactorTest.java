package dev.runproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final String SECRET = "Kn0t'ty\"p&ss/w+rd";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "raw,Kn0t'ty\"p&ss/w+rd",
                "quoted for a shell,Kn0t'\\''ty\"p&ss/w+rd",
                "quoted twice,Kn0t'\\''\\'\\'''\\''ty\"p&ss/w+rd",
                "in double quotes,Kn0t'ty\\\"p&ss/w+rd",
                "with backslashes,Kn0t\\'ty\\\"p\\&ss/w+rd",
                "for SQL,Kn0t''ty\"p&ss/w+rd",
                "for XML,Kn0t&apos;ty&quot;p&amp;ss/w+rd",
                "for HTML,Kn0t&#39;ty&quot;p&amp;ss/w+rd",
                "in a form,Kn0t%27ty%22p%26ss%2Fw%2Brd",
                "in small digits,Kn0t%27ty%22p%26ss%2fw%2brd",
                "by encodeURIComponent,Kn0t'ty%22p%26ss%2Fw%2Brd",
                "for JSON with escaped slashes,Kn0t'ty\\\"p&ss\\/w+rd",
                "for JSON in a page,Kn0t\\u0027ty\\\"p\\u0026ss/w+rd",
            })
    void masks_a_secret_as_tools_write_it(String how, String written) {
        assertThat(redactor(SECRET).redact("a " + written + " z")).as(how).isEqualTo("a [secret] z");
    }

    @Test
    void masks_a_secret_in_hexadecimal() {
        String small = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(redactor(SECRET).redact(small + ":" + small.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo("[secret]:[secret]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "user::"})
    void masks_what_a_secret_decides_of_a_base64_text(String before) {
        String secret = "h8Q/xz~wq0";
        String encoded =
                Base64.getEncoder().encodeToString((before + secret + "tail").getBytes(StandardCharsets.UTF_8));
        String masked = redactor(secret).redact("Basic " + encoded);
        assertThat(masked).contains("[secret]");
        String rest = masked.replaceFirst("Basic ", "").replace("[secret]", "");
        // What is left are the digits of the neighbours, and at most one digit at each edge shared with them.
        assertThat(rest.length() * 6).isLessThanOrEqualTo((before.length() + 4) * 8 + 6 * 3 + 4);
    }

    @Test
    void masks_a_secret_of_several_lines_line_by_line() {
        var redactor = redactor(
                "-----BEGIN TEST KEY-----\r\nAbCdEfGhIjKl\r\nMnOpQrStUvWx\r\n==\r\n-----END TEST KEY-----\r\n");
        assertThat(redactor.redact("> AbCdEfGhIjKl\n>   MnOpQrStUvWx\n> ==\n> -----BEGIN TEST KEY-----"))
                .isEqualTo("> [secret]\n>   [secret]\n> ==\n> -----BEGIN TEST KEY-----");
    }

    @Test
    void masks_a_secret_that_was_read_from_a_file_with_its_line_feed() {
        assertThat(redactor("from-a-file\n").redact("login from-a-file refused"))
                .isEqualTo("login [secret] refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abc", " ab \n", "    "})
    void refuses_a_secret_too_short_to_hide(String value) {
        assertThatThrownBy(() -> redactor(value))
                .isInstanceOf(SecretTooShort.class)
                .hasMessage(
                        "[SECRET] a secret has fewer than 4 characters; masking it would mask ordinary text and show"
                                + " by that what it is");
    }

    @Test
    void makes_one_mask_of_secrets_that_overlap_or_touch() {
        var redactor = redactor("abcd", "cdef", "wxyz");
        assertThat(redactor.redact("1abcdef2 1abcdwxyz2")).isEqualTo("1[secret]2 1[secret]2");
    }

    @Test
    void leaves_text_without_a_secret_as_it_is() {
        String odd = "a\ud800b \u0000";
        assertThat(redactor(SECRET).redact(odd)).isSameAs(odd);
    }

    @Test
    void masks_a_secret_that_becomes_known_while_a_stream_is_open() {
        var redactor = redactor("first-one");
        var out = new ByteArrayOutputStream();
        var stream = redactor.stream(out::write);
        write(stream, "x first-one y firs");
        redactor.add(new Secret("irst-two"));
        write(stream, "t-two z");
        stream.finish();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("x [secret] y f[secret] z");
    }

    @Test
    void masks_the_same_however_a_stream_is_cut() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            var secrets = new ArrayList<String>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                secrets.add(word(random, 4 + random.nextInt(6)));
            }
            String text = word(random, random.nextInt(400)) + secrets.get(0) + word(random, random.nextInt(20));
            var redactor = redactor(secrets.toArray(String[]::new));
            String masked = redactor.redact(text);
            assertThat(masked)
                    .as("seed %s, secrets %s, text %s", seed, secrets, text)
                    .isEqualTo(byHand(secrets, text));
            assertThat(inPieces(redactor, text, random)).as("seed %s", seed).isEqualTo(masked);
        }
    }

    @Test
    void takes_time_linear_in_the_text_also_when_it_is_all_but_a_secret() {
        var redactor = redactor("a".repeat(2_000) + "b", "a".repeat(1_500));
        byte[] text = "a".repeat(4_000_000).getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        assertThat(redactor.redact(text)).isEqualTo("[secret]".getBytes(StandardCharsets.UTF_8));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void holds_back_no_more_than_a_secret_is_long() {
        var passed = new long[1];
        var stream = redactor("s".repeat(50) + "t").stream((bytes, offset, length) -> passed[0] += length);
        for (int i = 0; i < 10_000; i++) {
            write(stream, "ssssssssss");
        }
        assertThat(100_000 - passed[0]).isEqualTo(50);
    }

    private static Redactor redactor(String... secrets) {
        var redactor = new Redactor();
        for (String secret : secrets) {
            redactor.add(new Secret(secret));
        }
        return redactor;
    }

    private static void write(RedactingStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
    }

    private static String inPieces(Redactor redactor, String text, Random random) {
        var out = new ByteArrayOutputStream();
        var stream = redactor.stream(out::write);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, random.nextInt(5));
            stream.write(bytes, at, length);
            at += length;
        }
        stream.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Three letters only, so that secrets overlap themselves and each other. */
    private static String word(Random random, int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('x' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static String byHand(List<String> secrets, String text) {
        boolean[] masked = new boolean[text.length()];
        for (String secret : secrets) {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                java.util.Arrays.fill(masked, at, at + secret.length(), true);
            }
        }
        var result = new StringBuilder();
        for (int i = 0; i < masked.length; i++) {
            if (!masked[i]) {
                result.append(text.charAt(i));
            } else if (i == 0 || !masked[i - 1]) {
                result.append("[secret]");
            }
        }
        return result.toString();
    }
}
