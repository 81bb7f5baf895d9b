package dev.runproof.lab.oms.console;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged on to this node, by the cookie of the browser. Safe for several threads; ends with its server. */
final class Sessions {
    static final String COOKIE = "OMS_CONSOLE";

    /**
     * One browser's session.
     *
     * @param mustChange the password was right, and nothing else is shown before it is changed
     */
    record Visitor(String user, boolean mustChange) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    Optional<Visitor> visitor(Request request) {
        return request.session().map(visitors::get);
    }

    /** A new session; the cookie's value. */
    String begin(Visitor visitor) {
        String id = id();
        visitors.put(id, visitor);
        return id;
    }

    void end(Request request) {
        request.session().ifPresent(visitors::remove);
    }

    /** The image code that this browser has to type; a new one for each image. The cookie's value is its key. */
    String code(String id) {
        String code = "%04d".formatted(random.nextInt(10_000));
        codes.put(id, code);
        return code;
    }

    /** Whether this is the code that was shown last; each counts once. */
    boolean typed(Request request, String code) {
        return request.session()
                .map(codes::remove)
                .filter(it -> it.equals(code.strip()))
                .isPresent();
    }

    String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
