package dev.runproof.console;

import java.net.URI;
import java.util.Optional;

/**
 * A console that can be opened.
 *
 * @param url such as {@code https://10.20.0.11:8089}
 * @param pin the certificate that an HTTPS console must show; without it the JDK's and the browser's own trust decides
 */
public record ConsoleTarget(URI url, Optional<Pin> pin, ConsoleLimits limits) {
    public ConsoleTarget {
        String scheme = String.valueOf(url.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("a console is reached by http or https, not " + scheme);
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null) {
            throw new IllegalArgumentException("a console's address is scheme, host and port");
        }
    }

    /** A console by HTTP, or by HTTPS with a certificate that everybody trusts. */
    public static ConsoleTarget of(URI url) {
        return new ConsoleTarget(url, Optional.empty(), ConsoleLimits.USUAL);
    }

    public boolean tls() {
        return url.getScheme().equals("https");
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : tls() ? 443 : 80;
    }

    /** The address of a path of this console. */
    public URI at(String path) {
        return url.resolve(path);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
