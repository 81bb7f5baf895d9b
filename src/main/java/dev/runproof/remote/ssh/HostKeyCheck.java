package dev.runproof.remote.ssh;

import dev.runproof.remote.HostKeyRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Decides whether the key that a host shows is the one that is known for it, and keeps the refusal for the caller. */
final class HostKeyCheck implements HostKeyVerifier {
    private final SshTarget target;
    private final List<KnownHosts.Line> known;
    private @Nullable HostKeyRefused refusal;

    private HostKeyCheck(SshTarget target, List<KnownHosts.Line> known) {
        this.target = target;
        this.known = known;
    }

    static HostKeyCheck of(SshTarget target) throws IOException {
        List<KnownHosts.Line> known = target.expectedKey().isPresent()
                ? List.of()
                : KnownHosts.read(target.knownHosts()).about(target.keyName(), target.port());
        return new HostKeyCheck(target, known);
    }

    /** Why the host was refused, when it was. */
    Optional<HostKeyRefused> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        HostKey shown = HostKey.of(key);
        refusal = target.expectedKey().isPresent()
                ? againstEnvironment(shown, target.expectedKey().get())
                : againstFiles(shown);
        return refusal == null;
    }

    private @Nullable HostKeyRefused againstEnvironment(HostKey shown, String expected) {
        if (expected.startsWith("SHA256:")) {
            return shown.fingerprint().equals(expected) ? null : changed(shown, expected, "the environment");
        }
        Optional<HostKey> key = HostKey.read(expected);
        if (key.isPresent() && key.get().base64().equals(shown.base64())) {
            return null;
        }
        return changed(shown, key.map(HostKey::brief).orElse(expected), "the environment");
    }

    private @Nullable HostKeyRefused againstFiles(HostKey shown) {
        for (KnownHosts.Line line : known) {
            if (line.key().base64().equals(shown.base64())) {
                switch (line.kind()) {
                    case REVOKED -> {
                        return refused(
                                "showed the key " + shown.brief() + ", which " + line.where()
                                        + " revokes; nothing was sent",
                                "ask whoever runs the host for its new key");
                    }
                    case KNOWN -> {
                        if (known.stream()
                                .noneMatch(other -> other.kind() == KnownHosts.Kind.REVOKED
                                        && other.key().base64().equals(shown.base64()))) {
                            return null;
                        }
                    }
                }
            }
        }
        return known.stream()
                .filter(line -> line.kind() == KnownHosts.Kind.KNOWN)
                .findFirst()
                .map(line -> changed(shown, line.key().brief(), line.where()))
                .orElseGet(() -> unknown(shown));
    }

    private HostKeyRefused unknown(HostKey shown) {
        Path file = target.knownHosts().isEmpty()
                ? Path.of("~/.ssh/known_hosts")
                : target.knownHosts().get(0);
        return refused(
                "showed the key " + shown.brief() + ", which is not known for it; nothing was sent",
                "compare it with what `ssh-keygen -lf /etc/ssh/ssh_host_"
                        + shown.type().replaceAll("ssh-|-sha2.*", "") + "_key.pub` prints on the host itself",
                "then add this line to " + file + ": " + KnownHosts.name(target.keyName(), target.port()) + " " + shown,
                "or this one to the host in the environment file: hostKey: \"" + shown + "\"");
    }

    private HostKeyRefused changed(HostKey shown, String expected, String where) {
        return refused(
                "showed the key " + shown.brief() + ", but " + where + " holds " + expected
                        + ": the host was set up anew, or another machine answers; nothing was sent",
                "find out why the key changed before anything else",
                "only when the change was meant, replace the key in " + where + " by: " + shown);
    }

    private HostKeyRefused refused(String told, String... next) {
        return new HostKeyRefused(target.name(), target.place() + " " + told, List.of(next), null);
    }

    /** The signature algorithms that fit the known keys, so that the host shows a key that can be compared. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        Set<String> types = new LinkedHashSet<>();
        target.expectedKey().flatMap(HostKey::read).ifPresent(key -> types.add(key.type()));
        known.forEach(line -> types.add(line.key().type()));
        if (types.contains("ssh-rsa")) {
            // An RSA key signs with SHA-2 today; hosts no longer offer the name that stands in the file.
            types.remove("ssh-rsa");
            types.addAll(List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"));
        }
        return List.copyOf(types);
    }
}
