package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.oms.docker.Tar.Member;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The format of {@code docker save}: what a lab writes and {@code docker load} reads. */
public final class ImageArchive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final int GZIP_MAGIC = 0x1f;

    private ImageArchive() {}

    /**
     * An image to pack.
     *
     * @param tag {@code name:tag}; empty text for an untagged image
     * @param below layers below its own one
     * @param files of its own layer, by their path in the container
     */
    public record Content(
            String tag,
            String created,
            List<String> command,
            Map<String, String> labels,
            List<byte[]> below,
            Map<String, File> files) {
        public Content {
            command = List.copyOf(command);
            labels = Map.copyOf(labels);
            below = List.copyOf(below);
            files = new LinkedHashMap<>(files);
        }
    }

    /** A file of an image, or a directory or a link. */
    public record File(byte[] bytes, int mode, String link) {
        public File {
            bytes = bytes.clone();
        }

        public File(byte[] bytes, int mode) {
            this(bytes, mode, "");
        }

        public static File text(String text, int mode) {
            return new File(text.getBytes(StandardCharsets.UTF_8), mode);
        }

        public static File link(String to) {
            return new File(new byte[0], 0777, to);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** An image out of an archive. */
    record Loaded(Image image, List<String> tags, List<byte[]> layers) {}

    /** The bytes of an archive of these images. */
    public static byte[] pack(List<Content> images) {
        var members = new LinkedHashMap<String, Member>();
        var manifest = JSON.createArrayNode();
        var repositories = JSON.createObjectNode();
        for (Content content : images) {
            var layers = new ArrayList<>(content.below());
            layers.add(layer(content.files()));
            List<String> layerIds = layers.stream().map(Hex::sha256).toList();
            byte[] config = config(content, layerIds).toString().getBytes(StandardCharsets.UTF_8);
            String id = Hex.sha256(config);
            members.put(id + ".json", new Member(config, 0644));
            for (byte[] layer : layers) {
                String layerId = Hex.sha256(layer);
                members.put(layerId + "/", new Member(new byte[0], 0755));
                members.put(layerId + "/VERSION", Member.text("1.0", 0644));
                members.put(layerId + "/layer.tar", new Member(layer, 0644));
            }
            var entry = manifest.addObject();
            entry.put("Config", id + ".json");
            var tags = entry.putArray("RepoTags");
            if (!content.tag().isEmpty()) {
                tags.add(content.tag());
                int colon = content.tag().lastIndexOf(':');
                repositories
                        .putObject(content.tag().substring(0, colon))
                        .put(content.tag().substring(colon + 1), layerIds.get(layerIds.size() - 1));
            }
            var names = entry.putArray("Layers");
            layerIds.forEach(layerId -> names.add(layerId + "/layer.tar"));
        }
        members.put(MANIFEST, Member.text(manifest.toString(), 0644));
        members.put("repositories", Member.text(repositories.toString(), 0644));
        return Tar.pack(members);
    }

    /** The same, packed with gzip. */
    public static byte[] packed(List<Content> images) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(pack(images));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** The id that {@code docker} gives to the one image of an archive. */
    public static String id(byte[] archive) {
        try (InputStream in = new java.io.ByteArrayInputStream(archive)) {
            return images(Tar.unpack(in)).get(0).image().id();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** The archive that a layer is. */
    public static byte[] layer(Map<String, File> files) {
        var members = new LinkedHashMap<String, Member>();
        files.forEach(
                (path, file) -> members.put(path.substring(1), new Member(file.bytes(), file.mode(), file.link())));
        return Tar.pack(members);
    }

    private static ObjectNode config(Content content, List<String> layerIds) {
        var root = JSON.createObjectNode();
        root.put("architecture", "amd64");
        var config = root.putObject("config");
        config.putArray("Env").add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        var command = config.putArray("Cmd");
        content.command().forEach(command::add);
        var labels = config.putObject("Labels");
        new java.util.TreeMap<>(content.labels()).forEach(labels::put);
        root.put("created", content.created());
        root.put("os", "linux");
        var rootfs = root.putObject("rootfs");
        rootfs.put("type", "layers");
        var ids = rootfs.putArray("diff_ids");
        layerIds.forEach(layerId -> ids.add("sha256:" + layerId));
        return root;
    }

    /**
     * Reads an archive, packed with gzip or not.
     *
     * @throws DaemonError in Docker's words when it is none
     */
    static List<Loaded> read(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(1);
            int first = raw.read();
            if (first < 0) {
                return images(Map.of());
            }
            boolean packed = first == GZIP_MAGIC;
            raw.reset();
            return images(Tar.unpack(packed ? new GZIPInputStream(raw) : raw));
        } catch (EOFException e) {
            throw new DaemonError("Error processing tar file(exit status 1): unexpected EOF");
        } catch (java.util.zip.ZipException e) {
            throw new DaemonError("Error processing tar file(exit status 1): gzip: invalid header");
        } catch (IOException e) {
            throw new DaemonError("Error processing tar file(exit status 1): " + e.getMessage());
        }
    }

    private static List<Loaded> images(Map<String, Member> members) throws IOException {
        Member manifest = members.get(MANIFEST);
        if (manifest == null) {
            throw new DaemonError(
                    "open /var/lib/docker/tmp/docker-import-401837465/repositories: no such file or" + " directory");
        }
        var images = new ArrayList<Loaded>();
        for (JsonNode entry : JSON.readTree(manifest.bytes())) {
            var tags = new ArrayList<String>();
            entry.path("RepoTags").forEach(tag -> tags.add(tag.asText()));
            var layers = new ArrayList<byte[]>();
            for (JsonNode layer : entry.path("Layers")) {
                layers.add(member(members, layer.asText()));
            }
            images.add(new Loaded(image(member(members, entry.path("Config").asText()), layers), tags, layers));
        }
        return images;
    }

    private static byte[] member(Map<String, Member> members, String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new DaemonError(
                    "open /var/lib/docker/tmp/docker-import-401837465/" + name + ": no such file or directory");
        }
        return member.bytes();
    }

    private static Image image(byte[] config, List<byte[]> layers) throws IOException {
        JsonNode root = JSON.readTree(config);
        var labels = new LinkedHashMap<String, String>();
        root.path("config")
                .path("Labels")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return new Image(
                "sha256:" + Hex.sha256(config),
                root.path("created").asText(),
                layers.stream().mapToLong(layer -> layer.length).sum(),
                texts(root.path("config").path("Env")),
                texts(root.path("config").path("Cmd")),
                labels,
                texts(root.path("rootfs").path("diff_ids")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
