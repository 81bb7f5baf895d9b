package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runproof.model.Command;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A container of a real engine; what never changes of it was read when it was first met. */
final class RealContainer implements EngineContainer {
    /** Inside of a container its first process is this one. */
    private static final long FIRST = 1;

    /** The highest process id of Linux. */
    private static final long MOST_PROCESSES = 1 << 22;

    private final RealEngine engine;
    private final JsonNode told;
    private final Map<String, String> mounts = new LinkedHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private volatile Runnable onStop = () -> {};

    RealContainer(RealEngine engine, JsonNode told) {
        this.engine = engine;
        this.told = told;
        told.path("Mounts")
                .forEach(mount -> mounts.put(
                        mount.path("Destination").asText(), mount.path("Source").asText()));
    }

    @Override
    public String id() {
        return told.path("Id").asText();
    }

    @Override
    public String name() {
        return told.path("Name").asText().substring(1);
    }

    @Override
    public String label(String key) {
        return told.path("Config").path("Labels").path(key).asText();
    }

    @Override
    public Optional<String> variable(String variable) {
        for (JsonNode each : told.path("Config").path("Env")) {
            if (each.asText().startsWith(variable + "=")) {
                return Optional.of(each.asText().substring(variable.length() + 1));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean mounts(String target) {
        return mounts.containsKey(target);
    }

    @Override
    public boolean onHostNetwork() {
        return told.path("HostConfig").path("NetworkMode").asText().equals("host");
    }

    @Override
    public boolean isRunning() {
        return engine.docker("inspect", "--format", "{{.State.Running}}", id()).equals("true");
    }

    @Override
    public long pid() {
        return FIRST;
    }

    @Override
    public Path path(String absolute) {
        Path wanted = Path.of(absolute);
        return mounts.entrySet().stream()
                .filter(mount -> wanted.startsWith(mount.getKey()))
                .findFirst()
                .map(mount -> onHost(mount.getValue())
                        .resolve(Path.of(mount.getKey()).relativize(wanted))
                        .normalize())
                .orElseGet(() -> engine.host().path("/var/lib/docker/not-mounted/" + id() + absolute));
    }

    /** Sources are told as they were given: below the host's tree, or as if that were the root. */
    private Path onHost(String source) {
        Path root = engine.host().path("/");
        return Path.of(source).startsWith(root)
                ? Path.of(source)
                : engine.host().path(source);
    }

    @Override
    public void write(String absolute, String text) {
        engine.docker("exec", id(), "sh", "-c", "printf %s " + Command.quote(text) + " >" + Command.quote(absolute));
    }

    @Override
    public String text(String absolute) {
        return engine.docker("exec", id(), "cat", absolute);
    }

    /** The engine ends what the first process leaves, and the model notices that its own call is gone. */
    @Override
    public void onEnd(Runnable action) {}

    @Override
    public void onStop(Runnable action) {
        onStop = action;
    }

    @Override
    public void stops() {
        onStop.run();
    }

    /** The process itself ends so. */
    @Override
    public void exits(int status) {}

    /** No process of the engine stands for it: its id is one that no kernel gives, so that nobody is hit by a signal to it. */
    @Override
    public long begin(String command, Runnable gone) {
        return MOST_PROCESSES + begun.incrementAndGet();
    }

    @Override
    public void end(long pid) {}

    /** The engine shows the real ones alone. */
    @Override
    public void programs(Supplier<Map<Long, String>> shown) {}

    @Override
    public void restartPolicy(String policy) {
        var unused = engine.docker("update", "--restart=" + policy, id());
    }

    @Override
    public void drop() {
        var unused = engine.docker("rm", "-f", id());
    }
}
