package dev.runproof.lab.container;

import dev.runproof.lab.host.LauncherTexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The image of hosts and simulations: made of the project's own files, and named after what they say. */
final class LabImage {
    static final String DOCKERFILE = "Dockerfile";

    /** What is added for hosts that have an engine inside. */
    static final String ENGINE_DOCKERFILE = "Dockerfile.engine";

    /** What the recipe copies. */
    static final List<String> FILES = List.of("init.py", "sshd_config");

    private static final String NAME = "runproof-lab";
    private static final int DIGITS = 12;

    private LabImage() {}

    static String text(String file) {
        return LauncherTexts.resource(LabImage.class, file);
    }

    /** Name and tag; another recipe has another tag. */
    static String tag() {
        return tag(NAME, List.of());
    }

    /** The image with an engine of its own. */
    static String withEngine() {
        return tag(NAME + "-engine", List.of(ENGINE_DOCKERFILE));
    }

    private static String tag(String name, List<String> more) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text(DOCKERFILE).getBytes(StandardCharsets.UTF_8));
            FILES.forEach(file -> digest.update(text(file).getBytes(StandardCharsets.UTF_8)));
            more.forEach(file -> digest.update(text(file).getBytes(StandardCharsets.UTF_8)));
            return name + ":" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java knows no SHA-256", e);
        }
    }
}
