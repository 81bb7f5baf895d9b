package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker load} put into the image store.
 *
 * @param images at least one; an image with two tags is told twice
 * @param replaced the tags that an older image lost
 * @param use the name or ID to start, null when there is a choice
 */
public record DockerLoad(
        List<Image> images,
        List<Replaced> replaced,
        @Nullable String use) {
    private static final String TOOL = "docker load";
    private static final String LOADED = "Loaded image: <name>:<tag> or Loaded image ID: <id>";
    private static final String NAME = "[^ \\t]*?[^ \\t:/]:[^ \\t:/]++";
    private static final String ID = "sha256:[0-9a-f]++";
    private static final Pattern TAGGED = Pattern.compile("Loaded image: (?<name>" + NAME + ")");
    private static final Pattern UNTAGGED = Pattern.compile("Loaded image ID: (?<id>" + ID + ")");
    private static final Pattern RENAMED = Pattern.compile("The image (?<name>" + NAME
            + ") already exists, renaming the old one with ID (?<id>" + ID + ") to empty string");
    /** Printed on a terminal only. */
    private static final Pattern PROGRESS = Pattern.compile("[0-9a-f]{12}: Loading layer.*+", Pattern.DOTALL);

    public DockerLoad {
        images = List.copyOf(images);
        replaced = List.copyOf(replaced);
    }

    /**
     * A loaded image, by its tag or, without one, by its ID.
     *
     * @param reference name and tag as printed
     * @param id with {@code sha256:} before it
     */
    public record Image(
            @Nullable String reference, @Nullable String id) {}

    /** A tag that now belongs to the loaded image, and the image that had it before. */
    public record Replaced(String reference, String previousId) {}

    /**
     * Reads the standard output of {@code docker load -i}.
     *
     * @throws OutputFormatException at the first line that such an output cannot have, or when nothing was loaded
     */
    public static DockerLoad parse(String output) {
        OutputText text = OutputText.of(TOOL, output, LOADED);
        var images = new ArrayList<Image>();
        var replaced = new ArrayList<Replaced>();
        String last = "";
        for (var lines = text.lines(); lines.hasNext(); ) {
            Line line = lines.next();
            // On a terminal a carriage return goes back to the beginning of the line.
            for (String piece : line.text().split("\r", -1)) {
                String said = piece.strip();
                if (!said.isEmpty()) {
                    take(text, line.number(), said, images, replaced);
                    last = said;
                }
            }
        }
        if (images.isEmpty()) {
            throw text.refused("no image loaded", last);
        }
        Image only = images.get(0);
        String name = only.reference() == null ? only.id() : only.reference();
        return new DockerLoad(images, replaced, images.size() == 1 ? name : null);
    }

    private static void take(OutputText text, int line, String said, List<Image> images, List<Replaced> replaced) {
        Matcher tagged = TAGGED.matcher(said);
        Matcher untagged = UNTAGGED.matcher(said);
        Matcher renamed = RENAMED.matcher(said);
        if (tagged.matches()) {
            images.add(new Image(tagged.group("name"), null));
        } else if (untagged.matches()) {
            images.add(new Image(null, untagged.group("id")));
        } else if (renamed.matches()) {
            replaced.add(new Replaced(renamed.group("name"), renamed.group("id")));
        } else if (!PROGRESS.matcher(said).matches()) {
            throw text.refused(line, "expected " + LOADED, said);
        }
    }
}
