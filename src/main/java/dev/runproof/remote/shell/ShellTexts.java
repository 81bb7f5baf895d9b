package dev.runproof.remote.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shell scripts that Runproof gives to a host, kept as files beside this class. */
final class ShellTexts {
    static final String FRAME = read("frame.sh");
    static final String WRAPPER = read("wrapper.sh");
    static final String TRANSFER = read("transfer.sh");

    private ShellTexts() {}

    private static String read(String name) {
        try (InputStream in = ShellTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is not complete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
