package dev.runproof.remote.shell;

import dev.runproof.model.Command;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.TransferRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches files as the login: into a part file beside the target, digest compared, then renamed. */
final class Downloads {
    private static final Duration DIGESTING = Duration.ofHours(1);
    private static final Duration CLOSING = Duration.ofMinutes(5);

    private final FramedShell shell;

    Downloads(FramedShell shell) {
        this.shell = shell;
    }

    String download(String path, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (var turn = shell.turn()) {
            long have = Files.exists(part) ? Files.size(part) : 0;
            Found found = look(path, have);
            if (have > 0 && !Digests.of(part).equals(found.prefixDigest)) {
                have = 0;
            }
            stream(path, part, have);
            String got = Digests.of(part);
            if (!got.equals(found.digest)) {
                Files.delete(part);
                throw refused(
                        path + " changed while it was fetched: SHA-256 " + found.digest + " before, " + got
                                + " as it came; what came was removed",
                        null);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return found.digest;
        } catch (IOException e) {
            throw refused(path + " could not be kept as " + target + " on the controller: " + e, e);
        }
    }

    private record Found(String digest, String prefixDigest) {}

    private Found look(String path, long have) {
        Exchange.Result result = shell.ask(
                shell.account(Optional.empty()),
                ShellTexts.SHIPPED.transfer() + "rp_fetched " + Command.quote(path) + " " + have,
                null,
                OutputSink.NOWHERE,
                DIGESTING,
                "the look at " + path);
        List<String> lines = result.stdout().text().lines().toList();
        String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (words.length != 3 || words[2].length() != 64) {
            throw refused(path + " cannot be read: " + result.stderr().text().strip(), null);
        }
        String prefix = lines.size() < 2 ? "" : lines.get(1).replace("prefix ", "");
        return new Found(words[2], prefix);
    }

    private void stream(String path, Path part, long from) throws IOException {
        String script = "command -p tail -c +" + (from + 1) + " " + Command.quote(path);
        StandardOpenOption how = from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
        try (ShellProcess process = shell.launch(shell.account(Optional.empty()), script);
                OutputStream out =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            process.stdin().close();
            copy(path, process, out);
        }
    }

    private void copy(String path, ShellProcess process, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        InputStream in = process.stdout();
        while (true) {
            int n;
            try {
                n = in.read(buffer);
            } catch (IOException e) {
                throw lost(path, e);
            }
            if (n < 0) {
                break;
            }
            out.write(buffer, 0, n);
        }
        try {
            String said = Beginning.ownWords(new String(process.stderr().readNBytes(4096), StandardCharsets.UTF_8))
                    .strip();
            if (process.exit(CLOSING) != 0) {
                throw refused(path + " cannot be read: " + said, null);
            }
        } catch (IOException e) {
            throw lost(path, e);
        }
    }

    private HostUnreachable lost(String path, IOException cause) {
        return new HostUnreachable(
                shell.name(),
                "the connection was lost while " + path + " was fetched: " + cause.getMessage(),
                List.of("give it again: it goes on where it stopped"),
                cause);
    }

    private TransferRefused refused(String told, @Nullable Throwable cause) {
        return new TransferRefused(shell.name(), told, List.of(), cause);
    }
}
