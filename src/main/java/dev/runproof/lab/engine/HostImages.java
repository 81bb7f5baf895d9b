package dev.runproof.lab.engine;

import dev.runproof.lab.HostEngine.Listener;
import dev.runproof.lab.engine.Engine.Answer;
import dev.runproof.lab.engine.Engine.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images of one host: each has a name in the engine that begins with the host's repository. */
final class HostImages {
    private static final Pattern IMAGE = Pattern.compile("/images/(.+?)/(json|history|tag)");
    private static final Pattern REMOVED = Pattern.compile("/images/(.+)");

    /** Images that lose their name, or have none, get one by which they are found when the lab ends. */
    private static final Pattern NAMELESS = Pattern.compile("(?:with ID|Loaded image ID:) (sha256:[0-9a-f]{64})");

    private static final String UNTAGGED = "untagged";
    private static final int DIGITS = 12;

    private final Engine engine;
    private final Own own;

    HostImages(Engine engine, Own own) {
        this.engine = engine;
        this.own = own;
    }

    void answer(Request request, Connection client, Listener listener) throws IOException {
        String call = request.method() + " " + request.path();
        var one = IMAGE.matcher(request.path());
        var removed = REMOVED.matcher(request.path());
        if (call.equals("GET /images/json")) {
            var shown = new Lists(own).images(request).toString();
            Replies.send(client, 200, "application/json", bytes(own.share().stripped(shown)));
        } else if (call.equals("POST /images/load")) {
            load(request, client, listener);
        } else if (call.equals("POST /images/create")) {
            throw new Refused(
                    404, "a lab has no registry to pull " + request.query().get("fromImage") + " from");
        } else if (one.matches()) {
            one(request, own.image(one.group(1)), one.group(2), client);
        } else if (request.method().equals("DELETE") && removed.matches()) {
            remove(request, removed.group(1), client);
        } else {
            throw Refused.inLab("does not do this with images: " + call);
        }
    }

    private void one(Request request, String image, String what, Connection client) throws IOException {
        Request renamed = what.equals("tag")
                ? request.with(
                        "repo", own.share().repositoryPrefix() + request.query().getOrDefault("repo", ""))
                : request;
        told(engine.ask(request.method(), renamed.target("/images/" + image + "/" + what), Sent.NOTHING), client);
    }

    /** By its names, so that an image that another host has, too, is only let go of. */
    private void remove(Request request, String reference, Connection client) throws IOException {
        Optional<Answer> last = Optional.empty();
        for (String name : own.names(reference)) {
            last = Optional.of(engine.ask("DELETE", request.target("/images/" + name), Sent.NOTHING));
            if (!last.get().succeeded()) {
                break;
            }
        }
        told(last.orElseThrow(() -> Refused.noImage(reference)), client);
    }

    private void load(Request request, Connection client, Listener listener) throws IOException {
        Path file = Files.createTempFile("image", ".tar");
        try {
            try (var out = Files.newOutputStream(file)) {
                new ArchiveStream(own.share()).copy(request.body(), out);
            }
            try (var in = Files.newInputStream(file)) {
                var sent = new Sent(in, Files.size(file), "application/x-tar", Optional.empty());
                Answer answer = engine.ask("POST", request.target("/images/load"), sent);
                String text = new String(answer.body(), StandardCharsets.UTF_8);
                if (answer.succeeded() && !text.contains("\"errorDetail\"")) {
                    name(text);
                    listener.loaded();
                }
                told(answer, client);
            }
        } finally {
            Files.delete(file);
        }
    }

    private void name(String text) throws IOException {
        var nameless = NAMELESS.matcher(text);
        while (nameless.find()) {
            String id = nameless.group(1);
            String tag = id.substring(id.indexOf(':') + 1).substring(0, DIGITS);
            var unused = engine.ask(
                    "POST",
                    "/images/" + id + "/tag?repo=" + Request.encoded(own.share().repositoryPrefix() + UNTAGGED)
                            + "&tag=" + tag,
                    Sent.NOTHING);
        }
    }

    /** An answer in the host's words. */
    void told(Answer answer, Connection client) throws IOException {
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        Replies.send(client, answer.head(), own.share().stripped(text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
