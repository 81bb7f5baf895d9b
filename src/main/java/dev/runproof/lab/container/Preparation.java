package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.host.LabDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the image that container labs need; nothing when it is there. */
public final class Preparation {
    private static final int LAST_LINES = 15;

    private Preparation() {}

    /**
     * Makes what is missing.
     *
     * @param told gets a line for everything that takes long
     * @return the image
     * @throws LabRefused when no engine answers or something cannot be made
     */
    public static String image(Consumer<String> told) {
        Docker.need();
        String tag = LabImage.tag();
        if (!Docker.hasImage(tag)) {
            build(tag, LabImage.DOCKERFILE, new BaseImage(told).ready(), told);
        }
        return tag;
    }

    /** The image for hosts with an engine of their own, made of the other one; as {@link #image}. */
    static String withEngine(Consumer<String> told) {
        String base = image(told);
        String tag = LabImage.withEngine();
        if (!Docker.hasImage(tag)) {
            build(tag, LabImage.ENGINE_DOCKERFILE, base, told);
        }
        return tag;
    }

    private static void build(String tag, String recipe, String base, Consumer<String> told) {
        told.accept("building the image " + tag + " of the lab's hosts on " + base + " (a minute or two, once)");
        Path context = null;
        try {
            context = Files.createTempDirectory("runproof-image");
            Files.writeString(context.resolve(LabImage.DOCKERFILE), LabImage.text(recipe));
            for (String file : LabImage.FILES) {
                Files.writeString(context.resolve(file), LabImage.text(file));
            }
            var words = new ArrayList<>(List.of("build", "--network", "host", "--build-arg", "BASE=" + base));
            words.addAll(List.of("-t", tag, context.toString()));
            var built = Docker.askForLong(words);
            if (built.exit() != 0) {
                var lines = built.text().lines().toList();
                throw new LabRefused("the image " + tag + " cannot be built:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
            }
        } catch (IOException e) {
            throw new LabRefused("the image " + tag + " cannot be built: " + e.getMessage(), e);
        } finally {
            if (context != null) {
                clear(context);
            }
        }
    }

    private static void clear(Path context) {
        try {
            LabDirectory.remove(context);
        } catch (IOException e) {
            throw new LabRefused(context + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
