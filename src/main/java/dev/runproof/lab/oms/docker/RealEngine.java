package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.lab.HostEngine;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.model.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The engine of a host that has a real one: asked by the {@code docker} of the host, as anybody there asks it. */
public final class RealEngine implements Engine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SimulatedHost host;
    private final HostEngine hears;
    private final Map<String, RealContainer> known = new ConcurrentHashMap<>();

    public RealEngine(SimulatedHost host, HostEngine hears) {
        this.host = host;
        this.hears = hears;
    }

    SimulatedHost host() {
        return host;
    }

    /**
     * What the client prints.
     *
     * @throws IllegalStateException when it does not end with 0
     */
    String docker(String... words) {
        String text = List.of(words).stream().map(Command::quote).collect(Collectors.joining(" "));
        var answer = host.shell("root", "docker " + text, LIMIT);
        if (answer.exit() != 0) {
            throw new IllegalStateException("on " + host.name() + ": docker " + words[0] + ": " + answer.err());
        }
        return answer.out().strip();
    }

    @Override
    public List<EngineContainer> all() {
        return docker("ps", "-aq", "--no-trunc")
                .lines()
                .<EngineContainer>map(this::known)
                .toList();
    }

    @Override
    public Optional<EngineContainer> container(String reference) {
        return hears.marked(reference)
                .map(this::known)
                .map(EngineContainer.class::cast)
                .or(() -> all().stream()
                        .filter(each ->
                                each.name().equals(reference) || each.id().startsWith(reference))
                        .findFirst());
    }

    private RealContainer known(String id) {
        return known.computeIfAbsent(id, each -> new RealContainer(this, inspected(each)));
    }

    JsonNode inspected(String id) {
        try {
            return JSON.readTree(docker("inspect", "--type", "container", id)).get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("docker inspect on " + host.name() + " printed no JSON", e);
        }
    }

    @Override
    public String load(Path archive) {
        return docker("load", "-i", archive.toString());
    }

    @Override
    public void run(List<String> words) {
        made("run", words);
    }

    @Override
    public void create(List<String> words) {
        made("create", words);
    }

    private void made(String command, List<String> words) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(words);
        docker(all.toArray(String[]::new));
    }

    /** Containers end and come back as with a restart of the engine, which serves others, too, and stays up. */
    @Override
    public void restartDaemon() {
        for (String id : docker("ps", "-aq", "--no-trunc").lines().toList()) {
            boolean running = known(id).isRunning();
            String policy = docker("inspect", "--format", "{{.HostConfig.RestartPolicy.Name}}", id);
            if (running) {
                docker("stop", id);
            }
            if (policy.equals("always") || (policy.equals("unless-stopped") && running)) {
                docker("start", id);
            }
        }
    }

    @Override
    public Optional<EngineFaults> planted() {
        return Optional.empty();
    }

    @Override
    public void listen(Listener ear) {
        hears.listen(new HostEngine.Listener() {
            @Override
            public void loaded() {
                ear.loaded();
            }

            @Override
            public void started(String id) {
                ear.started(known(id));
            }

            @Override
            public void stopped(String id) {
                ear.stopped(known(id));
            }
        });
    }

    @Override
    public void close() {
        hears.listen(HostEngine.Listener.NONE);
    }
}
