package dev.runproof.lab.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.HostEngine;
import dev.runproof.lab.engine.Engine.Answer;
import dev.runproof.lab.engine.Engine.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a host may ask of the machine's engine, and how its requests and the answers are changed. */
public final class HostRules implements HostEngine {
    private static final Pattern CONTAINER = Pattern.compile("/containers/([^/]+)(/[a-z]+)?");
    private static final Pattern EXEC = Pattern.compile("/exec/([0-9a-f]+)/(start|resize|json)");
    private static final Set<String> ON_CONTAINERS = Set.of(
            "GET /changes",
            "GET /export",
            "GET /logs",
            "GET /stats",
            "GET /top",
            "POST /attach",
            "POST /exec",
            "POST /kill",
            "POST /pause",
            "POST /resize",
            "POST /restart",
            "POST /start",
            "POST /stop",
            "POST /unpause",
            "POST /update",
            "POST /wait",
            "DELETE ");
    private static final Set<String> STREAMS =
            Set.of("GET /export", "GET /logs", "GET /stats", "POST /attach", "POST /wait");

    /** What a host may list, and has none of. */
    private static final Set<String> OTHERS = Set.of("GET /networks", "GET /volumes");

    private final Engine engine;
    private final Share share;
    private final Own own;
    private final View view;
    private final HostImages images;
    private final Set<String> executions = ConcurrentHashMap.newKeySet();
    private volatile Listener listener = Listener.NONE;

    HostRules(Engine engine, Share share) {
        this.engine = engine;
        this.share = share;
        this.own = new Own(engine, share);
        this.view = new View(share);
        this.images = new HostImages(engine, own);
    }

    @Override
    public void listen(Listener ear) {
        listener = ear;
    }

    @Override
    public Optional<String> marked(String mark) {
        try {
            return own.marked(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("the machine's Docker engine cannot be asked", e);
        }
    }

    void answer(Request request, Connection client) throws IOException {
        String path = request.path();
        String call = request.method() + " " + path;
        Matcher container = CONTAINER.matcher(path);
        Matcher execution = EXEC.matcher(path);
        if (path.equals("/_ping") || call.equals("GET /version")) {
            plain(request, path, Sent.NOTHING, client);
        } else if (call.equals("GET /info")) {
            json(client, new Lists(own).info(engine.get(request.target(path))));
        } else if (call.equals("GET /containers/json")) {
            json(client, new Lists(own).containers(request, view));
        } else if (call.equals("POST /containers/create")) {
            create(request, client);
        } else if (path.startsWith("/images/")) {
            images.answer(request, client, listener);
        } else if (OTHERS.contains(call)) {
            json(client, Engine.JSON.readTree("GET /volumes".equals(call) ? "{\"Volumes\":[]}" : "[]"));
        } else if (call.matches("GET /(configs|networks|nodes|plugins|secrets|services|tasks|volumes)/.*")) {
            throw new Refused(404, "No such object: " + path.substring(path.indexOf('/', 1) + 1));
        } else if (execution.matches()) {
            execution(request, execution.group(1), client);
        } else if (container.matches()) {
            container(
                    request,
                    own.container(container.group(1)),
                    Optional.ofNullable(container.group(2)).orElse(""),
                    client);
        } else {
            throw Refused.inLab("has containers and images alone: " + call + " is not for it");
        }
    }

    private void create(Request request, Connection client) throws IOException {
        var creation = new Creation(own, request.body().readAllBytes());
        String name = request.query().getOrDefault("name", "");
        Request renamed = name.isEmpty() ? request : request.with("name", share.prefix() + name);
        Answer answer = engine.ask("POST", renamed.target("/containers/create"), Sent.json(creation.request()));
        if (!answer.succeeded()) {
            told(answer, client);
            return;
        }
        var made = (ObjectNode) answer.json();
        var warnings = made.withArray("/Warnings");
        creation.changes().forEach(warnings::add);
        Replies.send(client, answer.head(), Engine.JSON.writeValueAsBytes(made));
    }

    private void container(Request request, String id, String action, Connection client) throws IOException {
        String call = request.method() + " " + action;
        String path = "/containers/" + id + action;
        if (call.equals("GET /json")) {
            json(client, view.inspected(engine.get(request.target(path))));
            return;
        }
        if (!ON_CONTAINERS.contains(call)) {
            throw Refused.inLab("does not do this with a container: " + call);
        }
        if (call.equals("POST /start") || call.equals("POST /restart")) {
            sourcesAreSafe(id);
        }
        Sent sent = Sent.json(
                call.equals("POST /exec") ? execution(request) : request.body().readAllBytes());
        if (STREAMS.contains(call)) {
            stream(request, path, sent, client);
            return;
        }
        Answer answer = engine.ask(request.method(), request.target(path), sent);
        if (answer.succeeded()) {
            happened(call, id, answer);
        }
        told(answer, client);
    }

    private void happened(String call, String id, Answer answer) throws IOException {
        switch (call) {
            case "POST /start" -> listener.started(id);
            case "POST /stop" -> listener.stopped(id);
            case "POST /exec" -> executions.add(answer.json().path("Id").asText());
            default -> {}
        }
    }

    /** Between two starts a host may have put a link in a source's place. */
    private void sourcesAreSafe(String id) throws IOException {
        var sources = new Sources(share);
        JsonNode labels =
                engine.get("/containers/" + id + "/json").path("Config").path(Own.LABELS);
        var given = Own.asked(labels).path("Sources").fieldNames();
        while (given.hasNext()) {
            sources.safe(Path.of(given.next()));
        }
    }

    private static byte[] execution(Request request) throws IOException {
        var asked = Engine.JSON.readValue(request.body().readAllBytes(), ObjectNode.class);
        asked.put("Privileged", false);
        return Engine.JSON.writeValueAsBytes(asked);
    }

    private void execution(Request request, String id, Connection client) throws IOException {
        if (!executions.contains(id)) {
            throw new Refused(404, "No such exec instance: " + id);
        }
        Sent sent = Sent.json(request.body().readAllBytes());
        if (request.path().endsWith("/start")) {
            stream(request, request.path(), sent, client);
        } else {
            plain(request, request.path(), sent, client);
        }
    }

    private void stream(Request request, String path, Sent sent, Connection client) throws IOException {
        var upgrading = sent.upgrading(request.head().header("Upgrade"));
        try (var line = engine.open(request.method(), request.target(path), upgrading)) {
            Replies.join(client, line);
        }
    }

    private void plain(Request request, String path, Sent sent, Connection client) throws IOException {
        told(engine.ask(request.method(), request.target(path), sent), client);
    }

    private void told(Answer answer, Connection client) throws IOException {
        images.told(answer, client);
    }

    private void json(Connection client, JsonNode shown) throws IOException {
        Replies.send(
                client,
                200,
                "application/json",
                share.stripped(shown.toString()).getBytes(StandardCharsets.UTF_8));
    }
}
