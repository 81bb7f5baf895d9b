package dev.runproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Secrets planted for a test, which must show up nowhere: in no file, no output, no process list.
 *
 * <p>Looked for are the text itself, hexadecimal, Base64 wherever in the encoded bytes it begins, JSON, URL and shell
 * quoting; written apart from the redactor, so that a form that one of them forgets is not forgotten by both. What is
 * found is named, never printed.
 */
public final class Canaries {
    private final Map<String, String> forms = new LinkedHashMap<>();

    /** @param secrets by the name that a failure tells; at least 8 characters each, so that none is found by chance */
    public Canaries(Map<String, String> secrets) {
        secrets.forEach((name, secret) -> {
            assertThat(secret.length()).as("length of the canary '%s'", name).isGreaterThanOrEqualTo(8);
            addForms(name, secret);
        });
    }

    private void addForms(String name, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.put(name + " as it is", latin(bytes));
        forms.put(name + " in hexadecimal", HexFormat.of().formatHex(bytes));
        forms.put(
                name + " in capital hexadecimal",
                HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
        forms.put(
                name + " quoted for a shell", latin(secret.replace("'", "'\\''").getBytes(StandardCharsets.UTF_8)));
        forms.put(
                name + " in JSON",
                latin(secret.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8)));
        forms.put(name + " in a URL", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int from = before == 0 ? 0 : before + 1;
            int to = shifted.length / 3 * 4;
            String where = " in Base64, " + before + " bytes behind a group";
            forms.put(name + where, Base64.getEncoder().encodeToString(shifted).substring(from, to));
            forms.put(
                    name + where + " (URL)",
                    Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
    }

    /** No file below this folder holds one, in its name or in its bytes. */
    public void areNotBelow(Path folder) {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String path = folder.relativize(file).toString();
                found.addAll(in("the name of " + path, path));
                if (Files.isRegularFile(file)) {
                    found.addAll(in(path, latin(Files.readAllBytes(file))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found).as("canaries below %s", folder).isEmpty();
    }

    /**
     * None of these texts holds one.
     *
     * @param what what the texts are, such as {@code stderr of the run}
     */
    public void areNotIn(String what, Collection<String> texts) {
        List<String> found = texts.stream()
                .flatMap(text -> in(what, latin(text.getBytes(StandardCharsets.UTF_8))).stream())
                .toList();
        assertThat(found).as("canaries in %s", what).isEmpty();
    }

    public void areNotIn(String what, String text) {
        areNotIn(what, List.of(text));
    }

    private List<String> in(String where, String latinText) {
        return forms.entrySet().stream()
                .filter(form -> latinText.contains(form.getValue()))
                .map(form -> where + ": " + form.getKey() + ", at " + latinText.indexOf(form.getValue()))
                .toList();
    }

    /** One character per byte, so that bytes that are no text can be searched too. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
