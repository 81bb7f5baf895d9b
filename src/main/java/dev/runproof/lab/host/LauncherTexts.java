package dev.runproof.lab.host;

import dev.runproof.model.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The scripts that stand for programs on the hosts. */
public final class LauncherTexts {
    /** A lab has hundreds of them. */
    private static final String PASS = resource(LauncherTexts.class, "pass.sh");

    private LauncherTexts() {}

    /** Writes what launchers read; once per lab, before the first launcher runs. */
    public static void writeLibrary(LabDirectory directory) {
        writeLibrary(directory.library(), "");
    }

    /**
     * The same for one host alone.
     *
     * @param before shell lines that say who calls, where a caller's environment does not
     */
    public static void writeLibrary(Path library, String before) {
        String text = resource(LauncherTexts.class, "ask.sh")
                .replace("@MKFIFO@", MachineCommands.need("mkfifo").toString());
        try {
            Files.writeString(library.resolve("ask.sh"), before + text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the launchers' library", e);
        }
    }

    public static String launcher(LabDirectory directory, String tool) {
        return "#!/bin/sh\n"
                + "# A simulated tool: the lab answers.\n"
                + "rp_tool=" + Command.quote(tool) + "\n"
                + "rp_lab=" + Command.quote(directory.root().toString()) + "\n"
                + ". \"$rp_lab/lib/ask.sh\"\n"
                + "exit 69\n";
    }

    /**
     * A script that runs the machine's own program and tells the lab.
     *
     * @param map shell lines that change the words before the program sees them
     */
    public static String pass(LabDirectory directory, String name, String map) {
        return PASS.replace("@NAME@", name)
                .replace("@LAB@", directory.root().toString().replace("'", "'\\''"))
                .replace("@MAP@", map);
    }

    public static void writeScript(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    public static String resource(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }
}
