package dev.runproof.lab.oms.docker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the client asks the engine for first, as its errors name it. */
final class ClientRequest {
    private final Flags flags;

    ClientRequest(Flags flags) {
        this.flags = flags;
    }

    /** The method and the address. */
    String of(Usage usage) {
        String request = path(usage);
        int space = request.indexOf(' ');
        return request.substring(0, space) + " \"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/"
                + request.substring(space + 1) + "\"";
    }

    private String path(Usage usage) {
        return switch (usage) {
            case INFO, VERSION -> "Get " + usage.command();
            case PS -> "Get containers/json" + (flags.has("all") ? "?all=1" : "");
            case IMAGES -> "Get images/json";
            case LOAD -> "Post images/load?quiet=1";
            case RUN, CREATE -> "Post containers/create";
            case STOP, RESTART -> container("Post", "/" + usage.command() + time());
            case START, UPDATE -> container("Post", "/" + usage.command());
            case KILL ->
                container("Post", "/kill?signal=" + flags.given("signal").orElse("KILL"));
            case WAIT -> container("Post", "/wait?condition=");
            case RENAME -> container("Post", "/rename?name=" + operand(1));
            case RM -> container("Delete", flags.has("force") ? "?force=1" : "");
            case TOP -> container("Get", "/top");
            case INSPECT, CONTAINER_INSPECT, EXEC, LOGS, PORT -> container("Get", "/json");
            case CP -> copied();
            case IMAGE_INSPECT -> "Get images/" + operand(0) + "/json";
            case TAG ->
                "Post images/" + operand(0) + "/tag?repo=" + coded(Reference.repository(operand(1))) + "&tag="
                        + Reference.tag(operand(1));
            case RMI -> "Delete images/" + operand(0) + (flags.has("force") ? "?force=1" : "");
            case PULL ->
                "Post images/create?fromImage=" + coded(Reference.repository(operand(0))) + "&tag="
                        + Reference.tag(operand(0));
        };
    }

    private String operand(int index) {
        return flags.operands().get(index);
    }

    private String container(String method, String rest) {
        return method + " containers/" + operand(0) + rest;
    }

    private String time() {
        return flags.given("time").map(seconds -> "?t=" + seconds).orElse("");
    }

    private String copied() {
        String[] end = (operand(0).contains(":") ? operand(0) : operand(1)).split(":", 2);
        return "Get containers/" + end[0] + "/archive?path=" + coded(end.length > 1 ? end[1] : "");
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
