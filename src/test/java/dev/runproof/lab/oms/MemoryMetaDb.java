package dev.runproof.lab.oms;

import dev.runproof.lab.oms.schema.Part;
import dev.runproof.model.ProductVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A MetaDB that is no database: what the model would write is kept in memory. Safe for several threads. */
final class MemoryMetaDb implements MetaDb {
    private final Map<String, ProductVersion> schemas = new LinkedHashMap<>();
    private final Map<String, Map<String, Instant>> beats = new LinkedHashMap<>();
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Set<String> versions = new TreeSet<>();
    private final List<ProjectRow> projects = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    synchronized void project(ProjectRow row) {
        projects.add(row);
    }

    synchronized void version(String row) {
        versions.add(row);
    }

    synchronized void refuse(String why) {
        refusal = Optional.of(why);
    }

    @Override
    public synchronized Optional<String> refuses(OmsConfig config) {
        return refusal;
    }

    private static String database(OmsConfig config, Part part) {
        var names =
                new EnumMap<>(Map.of(Part.RM, config.rm(), Part.CM, config.cm(), Part.HEARTBEAT, config.heartbeat()));
        return names.get(part);
    }

    @Override
    public synchronized void beat(OmsConfig config, String address, Instant at) {
        beats.computeIfAbsent(config.heartbeat(), key -> new LinkedHashMap<>()).put(address, at);
    }

    @Override
    public synchronized Optional<Instant> lastBeat(OmsConfig config, String address) {
        return Optional.ofNullable(
                beats.getOrDefault(config.heartbeat(), Map.of()).get(address));
    }

    @Override
    public synchronized Map<String, String> hosts(OmsConfig config) {
        return new LinkedHashMap<>(hosts);
    }

    @Override
    public synchronized void hostStatus(OmsConfig config, String address, String status) {
        hosts.put(address, status);
    }

    @Override
    public synchronized Optional<ProductVersion> schema(OmsConfig config, Part part) {
        return Optional.ofNullable(schemas.get(database(config, part)));
    }

    @Override
    public synchronized List<String> versions(OmsConfig config) {
        return List.copyOf(versions);
    }

    @Override
    public synchronized void migrate(OmsConfig config, ProductVersion to, Set<Part> parts) {
        parts.forEach(part -> schemas.put(database(config, part), to));
    }

    @Override
    public synchronized void register(OmsConfig config, Instant at) {
        config.nodes().forEach(node -> hosts.putIfAbsent(node, ""));
    }

    @Override
    public synchronized Optional<String> parameter(OmsConfig config, String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public synchronized void parameter(OmsConfig config, String name, String value) {
        parameters.put(name, value);
    }

    @Override
    public synchronized List<ProjectRow> projects(OmsConfig config) {
        return List.copyOf(projects);
    }

    @Override
    public void close() {
        // Memory needs no end.
    }
}
