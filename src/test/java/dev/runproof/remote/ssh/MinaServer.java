package dev.runproof.remote.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

/** An SSH server in this JVM, whose accounts are what the test says. */
final class MinaServer implements AutoCloseable {
    private final SshServer server;
    private final KeyPair hostKey;

    /** @param password what every account logs in with */
    MinaServer(String password) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            hostKey = keys.generateKeyPair();
            server = SshServer.setUpDefaultServer();
            server.setHost("127.0.0.1");
            server.setPort(0);
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            PasswordAuthenticator check = (user, given, session) -> given.equals(password);
            server.setPasswordAuthenticator(check);
            server.setKeyboardInteractiveAuthenticator(DefaultKeyboardInteractiveAuthenticator.INSTANCE);
            server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
            CoreModuleProperties.TCP_NODELAY.set(server, true);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets only keyboard-interactive logins in, as many systems are set up. */
    MinaServer onlyInteractive() {
        server.setUserAuthFactoriesNames("keyboard-interactive");
        return this;
    }

    /** Takes no more than this at a time, as small servers and full ones do. */
    MinaServer withWindow(long bytes) {
        CoreModuleProperties.WINDOW_SIZE.set(server, bytes);
        return this;
    }

    int port() {
        return server.getPort();
    }

    String hostKey() {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(hostKey.getPublic()).getCompactData();
        return "ecdsa-sha2-nistp256 " + Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
