package dev.runproof.remote.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The shell scripts that Runproof gives to a host, kept as files beside this class.
 *
 * @param frame what a frame's shell reads first
 * @param wrapper what an action runs under
 * @param transfer what uploads and downloads ask for
 */
record ShellTexts(String frame, String wrapper, String transfer) {
    static final ShellTexts SHIPPED = new ShellTexts(read("frame.sh"), read("wrapper.sh"), read("transfer.sh"));

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
