package dev.runproof.remote.ssh;

import dev.runproof.model.Secret;
import dev.runproof.remote.LoginRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** Logs in with what a target names: its key files, then the agent's keys, then its password. */
final class Logins {
    private final Optional<Agent> agent;
    // Opening a key with a passphrase costs a tenth of a second and more; fifty hosts share one key.
    private final Map<SshTarget.Identity, Loaded> loaded = new HashMap<>();

    Logins(Optional<Agent> agent) {
        this.agent = agent;
    }

    /** A key file: what it opened to, or why it did not. */
    private record Loaded(Optional<KeyProvider> key, Optional<byte[]> publicBlob, String problem) {}

    /**
     * Logs in.
     *
     * @throws LoginRefused when nothing was accepted; the message lists what was tried
     */
    void login(SSHClient client, SshTarget target) throws IOException {
        var tried = new ArrayList<String>();
        List<AuthMethod> methods = methods(client, target, tried);
        if (methods.isEmpty()) {
            throw refused(target, tried, "", null);
        }
        try {
            client.auth(target.user(), methods);
        } catch (UserAuthException e) {
            List<String> offers = new ArrayList<>();
            client.getUserAuth().getAllowedMethods().forEach(offers::add);
            throw refused(target, tried, offers.isEmpty() ? "" : "; the host takes " + String.join(", ", offers), e);
        }
    }

    private LoginRefused refused(SshTarget target, List<String> tried, String offers, @Nullable Throwable cause) {
        String all = tried.isEmpty() ? "there was nothing to try" : "tried: " + String.join(", ", tried);
        return new LoginRefused(
                target.name(),
                target.user() + " may not log in at " + target.place() + "; " + all + offers,
                List.of(
                        "see whether this works: ssh -p " + target.port() + " " + target.user() + "@"
                                + target.address(),
                        "name the key as identity: of the host in the environment file, or give it to the agent: ssh-add FILE"),
                cause);
    }

    private List<AuthMethod> methods(SSHClient client, SshTarget target, List<String> tried) throws IOException {
        var methods = new ArrayList<AuthMethod>();
        List<Agent.Key> held = agentKeys(tried);
        for (SshTarget.Identity identity : target.identities()) {
            Loaded key = load(client, identity);
            Optional<Agent.Key> sameInAgent = held.stream()
                    .filter(k -> key.publicBlob()
                            .filter(blob -> Arrays.equals(blob, k.blob()))
                            .isPresent())
                    .findFirst();
            if (key.key().isPresent()) {
                methods.add(new AuthPublickey(key.key().get()));
                tried.add("key " + identity.file());
            } else if (sameInAgent.isPresent()) {
                addAgentKey(methods, sameInAgent.get(), tried);
                held.remove(sameInAgent.get());
            } else {
                tried.add("key " + identity.file() + " (" + key.problem() + ")");
            }
        }
        for (Agent.Key key : held) {
            addAgentKey(methods, key, tried);
        }
        if (target.password().isPresent()) {
            PasswordFinder password = new OneSecret(target.password().get());
            methods.add(new AuthPassword(password));
            methods.add(new AuthKeyboardInteractive(new PasswordResponseProvider(password)));
            tried.add("the password");
        }
        return methods;
    }

    private List<Agent.Key> agentKeys(List<String> tried) {
        if (agent.isEmpty()) {
            return new ArrayList<>();
        }
        try {
            return new ArrayList<>(agent.get().keys());
        } catch (IOException e) {
            // An agent that has ended leaves its variable behind; key files and password may still do.
            tried.add("the agent (" + e.getMessage() + ")");
            return new ArrayList<>();
        }
    }

    private void addAgentKey(List<AuthMethod> methods, Agent.Key key, List<String> tried) {
        if (agent.isPresent()) {
            try {
                methods.add(new AgentLogin(agent.get(), key));
                tried.add("agent key " + key.comment());
            } catch (IOException e) {
                tried.add("agent key " + key.comment() + " (of a kind that is not known here)");
            }
        }
    }

    private Loaded load(SSHClient client, SshTarget.Identity identity) {
        synchronized (loaded) {
            Loaded known = loaded.get(identity);
            if (known == null) {
                known = open(client, identity);
                loaded.put(identity, known);
            }
            return known;
        }
    }

    private static Loaded open(SSHClient client, SshTarget.Identity identity) {
        Path file = identity.file();
        Optional<byte[]> publicBlob = publicBlob(file);
        if (!Files.isReadable(file)) {
            return new Loaded(Optional.empty(), publicBlob, Files.exists(file) ? "not readable" : "not there");
        }
        var passphrase = identity.passphrase().map(OneSecret::new);
        try {
            KeyProvider key = client.loadKeys(file.toString(), passphrase.orElse(null));
            // Reads and opens the file now, so that a wrong passphrase is told as such.
            key.getPrivate();
            key.getPublic();
            return new Loaded(Optional.of(key), publicBlob, "");
        } catch (IOException | RuntimeException e) {
            String problem = passphrase.isPresent()
                    ? "it does not open with the passphrase given"
                    : "it does not open; it may want a passphrase";
            return new Loaded(Optional.empty(), publicBlob, problem);
        }
    }

    private static Optional<byte[]> publicBlob(Path file) {
        try {
            return HostKey.read(Files.readString(file.resolveSibling(file.getFileName() + ".pub")))
                    .map(key -> java.util.Base64.getDecoder().decode(key.base64()))
                    .filter(blob -> readable(blob));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean readable(byte[] blob) {
        try {
            return new Buffer.PlainBuffer(blob).readPublicKey() != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Gives one secret, once per question, and never a second time to the same question. */
    private record OneSecret(Supplier<Secret> secret) implements PasswordFinder {
        @Override
        public char[] reqPassword(Resource<?> resource) {
            return secret.get().reveal().toCharArray();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
