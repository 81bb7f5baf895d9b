package dev.runproof.console;

import dev.runproof.console.ConsoleNotDriven.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Whether a console is there, and whether it is the right one, before anything is sent to it. */
public final class TlsTrust {
    private TlsTrust() {}

    /** A context that accepts the pinned certificate alone. */
    public static SSLContext context(Pin pin) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedTrust(pin)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /**
     * Connects once and closes again.
     *
     * @return the server's certificate, empty for plain HTTP
     * @throws ConsoleNotDriven unreachable, overdue or untrusted
     */
    public static Optional<X509Certificate> check(ConsoleTarget target) {
        int limit = Math.toIntExact(target.limits().page().toMillis());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.url().getHost(), target.port()), limit);
            socket.setSoTimeout(limit);
            return target.tls() ? Optional.of(handshake(target, socket)) : Optional.empty();
        } catch (SocketTimeoutException e) {
            throw new ConsoleNotDriven(
                    Reason.OVERDUE,
                    target,
                    "no answer within " + target.limits().page(),
                    List.of(),
                    e);
        } catch (SSLException e) {
            throw untrusted(target, e);
        } catch (IOException e) {
            throw new ConsoleNotDriven(Reason.UNREACHABLE, target, "no connection: " + words(e), List.of(), e);
        }
    }

    private static X509Certificate handshake(ConsoleTarget target, Socket socket) throws IOException {
        SSLContext context = target.pin().map(TlsTrust::context).orElseGet(TlsTrust::usual);
        String host = target.url().getHost();
        try (var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, target.port(), false)) {
            if (target.pin().isEmpty()) {
                var parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
            return (X509Certificate) tls.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has a default context", e);
        }
    }

    static ConsoleNotDriven untrusted(ConsoleTarget target, SSLException e) {
        return new ConsoleNotDriven(
                Reason.UNTRUSTED,
                target,
                target.pin().isPresent()
                        ? "not the certificate that the environment names: " + words(e)
                        : "its certificate is not trusted: " + words(e),
                List.of(
                        "compare with 'openssl x509 -noout -sha256 -fingerprint -in CERTIFICATE' on the console's host",
                        "name the certificate of the console in the environment when it is the right one"),
                e);
    }

    /** What the innermost of the causes says. */
    static String words(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
    }
}
