package dev.runproof.lab.embedded;

import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.AbstractSftpEventListenerAdapter;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The SSH server of one host, on a free port of the loopback interface. */
final class SshDoor implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";

    /** OpenSSH's client tells that its output is closed only to what calls itself OpenSSH. */
    private static final String IDENTIFICATION = "OpenSSH_9.2p1 runproof-lab";

    private final EmbeddedHost host;
    private final KeyPair hostKey;
    private final BiPredicate<String, PublicKey> admitted;
    private final Optional<Secret> password;
    private SshServer server;
    private int port;

    SshDoor(EmbeddedHost host, KeyPair hostKey, BiPredicate<String, PublicKey> admitted, Optional<Secret> password) {
        this.host = host;
        this.hostKey = hostKey;
        this.admitted = admitted;
        this.password = password;
        this.server = server();
    }

    /** Lets clients in; always through the same port once it is known. */
    synchronized void open() {
        server.setPort(port);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the SSH server of " + host.name() + " cannot listen", e);
        }
        port = server.getPort();
    }

    synchronized int port() {
        return port;
    }

    /** Ends all sessions and refuses new ones until {@link #open} is called again. */
    synchronized void shut() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the SSH server of " + host.name() + " cannot be stopped", e);
        }
        server = server();
    }

    private SshServer server() {
        var made = SshServer.setUpDefaultServer();
        made.setHost(ADDRESS);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPublickeyAuthenticator((user, key, session) -> host.accounts().knows(user) && admitted.test(user, key));
        password.ifPresent(secret -> made.setPasswordAuthenticator((user, given, session) ->
                host.accounts().knows(user) && secret.equals(new Secret(given.isEmpty() ? "\0" : given))));
        made.setCommandFactory(
                (channel, text) -> new ChannelProcess(host, account(channel.getServerSession()), Optional.of(text)));
        made.setShellFactory(
                channel -> new ChannelProcess(host, account(channel.getServerSession()), Optional.empty()));
        made.setChannelFactories(List.of(HostChannel.FACTORY, DirectTcpipFactory.INSTANCE));
        made.setForwardingFilter(new LoopbackForwarding());
        made.setFileSystemFactory(new NativeFileSystemFactory(false));
        made.setSubsystemFactories(List.of(sftp()));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(made, IDENTIFICATION);
        // Without it every small answer waits for the client's delayed acknowledgement, some 40 ms.
        CoreModuleProperties.TCP_NODELAY.set(made, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(made, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(made, Duration.ZERO);
        return made;
    }

    private SftpSubsystemFactory sftp() {
        var factory = new SftpSubsystemFactory();
        factory.setFileSystemAccessor(new SftpFiles(host));
        factory.addSftpEventListener(new AbstractSftpEventListenerAdapter() {
            @Override
            public void received(ServerSession session, int type, int id) {
                host.acts(account(session));
            }
        });
        return factory;
    }

    private static String account(ServerSession session) {
        return session.getUsername();
    }

    @Override
    public synchronized void close() {
        try {
            server.close(true);
        } catch (RuntimeException e) {
            throw new IllegalStateException("the SSH server of " + host.name() + " cannot be closed", e);
        }
    }
}
