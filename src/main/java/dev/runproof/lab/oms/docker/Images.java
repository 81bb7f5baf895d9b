package dev.runproof.lab.oms.docker;

import dev.runproof.lab.oms.docker.ImageArchive.Loaded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The images of one host, by id and by name; their layers lie unpacked below the engine's directory. */
final class Images {
    private final Path directory;
    private final Map<String, Image> byId = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();

    /** @param directory where layers are unpacked */
    Images(Path directory) {
        this.directory = directory;
    }

    /** Takes up what an archive holds and returns what {@code docker load} prints. */
    synchronized String add(List<Loaded> loaded) throws IOException {
        var said = new StringBuilder();
        for (Loaded each : loaded) {
            unpack(each);
            byId.put(each.image().id(), each.image());
            for (String tag : each.tags()) {
                String before = tags.put(tag, each.image().id());
                if (before != null && !before.equals(each.image().id())) {
                    said.append("The image ")
                            .append(tag)
                            .append(" already exists, renaming the old one with ID ")
                            .append(before)
                            .append(" to empty string\n");
                }
                said.append("Loaded image: ").append(tag).append('\n');
            }
            if (each.tags().isEmpty()) {
                said.append("Loaded image ID: ").append(each.image().id()).append('\n');
            }
        }
        return said.toString();
    }

    private void unpack(Loaded loaded) throws IOException {
        Path root = root(loaded.image());
        if (Files.isDirectory(root)) {
            return;
        }
        Files.createDirectories(root);
        for (byte[] layer : loaded.layers()) {
            for (var member : Tar.unpack(new ByteArrayInputStream(layer)).entrySet()) {
                Path path = root.resolve(member.getKey()).normalize();
                if (!path.startsWith(root)) {
                    throw new DaemonError("Error processing tar file(exit status 1): " + member.getKey()
                            + " is outside of the archive");
                }
                if (member.getKey().endsWith("/")) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.write(path, member.getValue().bytes());
                    Files.setPosixFilePermissions(
                            path, permissions(member.getValue().mode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) == 1) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }

    /** Where the files of an image lie. */
    Path root(Image image) {
        return directory.resolve(Hex.shortId(image.id()));
    }

    /** By id, by the first digits of an id, or by name; a name without a tag means {@code latest}. */
    synchronized Optional<Image> find(String reference) {
        String id = tags.get(Reference.tagged(reference));
        if (id != null) {
            return Optional.ofNullable(byId.get(id));
        }
        String digits = reference.startsWith("sha256:") ? reference.substring("sha256:".length()) : reference;
        if (!digits.matches("[0-9a-f]{2,64}")) {
            return Optional.empty();
        }
        return byId.values().stream()
                .filter(image -> image.id().substring("sha256:".length()).startsWith(digits))
                .findFirst();
    }

    /** What a container's image is shown as: as it was called, or its id when that name means it no longer. */
    String shown(Image image, String called) {
        return find(called).filter(image::equals).isPresent() ? called : Hex.shortId(image.id());
    }

    synchronized List<String> tags(Image image) {
        return tags.entrySet().stream()
                .filter(tag -> tag.getValue().equals(image.id()))
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized void tag(Image image, String tag) {
        tags.put(tag, image.id());
    }

    /** Takes a name away and returns what {@code docker rmi} prints. */
    synchronized String untag(String tag) {
        tags.remove(tag);
        return "Untagged: " + tag + "\n";
    }

    /** Removes an image with its names and returns what {@code docker rmi} prints. */
    synchronized String remove(Image image) {
        var said = new StringBuilder();
        tags(image).forEach(tag -> said.append(untag(tag)));
        byId.remove(image.id());
        said.append("Deleted: ").append(image.id()).append('\n');
        image.layers().forEach(layer -> said.append("Deleted: ").append(layer).append('\n'));
        return said.toString();
    }

    /** The newest first, as they are listed. */
    synchronized List<Image> all() {
        var all = new ArrayList<>(byId.values());
        all.sort(java.util.Comparator.comparing(Image::created).reversed());
        return List.copyOf(all);
    }
}
