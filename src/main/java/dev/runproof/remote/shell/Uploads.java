package dev.runproof.remote.shell;

import dev.runproof.model.Command;
import dev.runproof.model.Upload;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.TransferRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends files: to a part file beside the target, digest compared there, then given its name without overwriting. */
final class Uploads {
    private static final Duration DIGESTING = Duration.ofHours(1);
    private static final Duration CLOSING = Duration.ofMinutes(5);

    private final FramedShell shell;

    Uploads(FramedShell shell) {
        this.shell = shell;
    }

    Upload.Uploaded upload(Upload upload) {
        String sha256;
        long size;
        try {
            size = Files.size(upload.source());
            sha256 = Digests.of(upload.source());
        } catch (IOException e) {
            throw refused("the file " + upload.source() + " on the controller cannot be read: " + e.getMessage(), e);
        }
        String part = upload.target() + ".runproof-" + sha256.substring(0, 12) + ".part";
        try (var turn = shell.turn()) {
            return new Sending(upload, shell.account(Optional.of(upload.account())), part, sha256, size).send();
        }
    }

    private TransferRefused refused(String told, @Nullable Throwable cause, String... next) {
        return new TransferRefused(shell.name(), told, List.of(next), cause);
    }

    /** One upload that is under way. */
    private final class Sending {
        private final Upload upload;
        private final String account;
        private final String part;
        private final String sha256;
        private final long size;

        Sending(Upload upload, String account, String part, String sha256, long size) {
            this.upload = upload;
            this.account = account;
            this.part = part;
            this.sha256 = sha256;
            this.size = size;
        }

        Upload.Uploaded send() {
            List<String> seen = ask("rp_look", upload.target(), part, directory());
            String[] last = seen.get(seen.size() - 1).split(" ", -1);
            long from = 0;
            switch (last[0]) {
                case "file" -> {
                    return there(last);
                }
                case "part" -> from = resumeAt(Long.parseLong(last[1]), last[2]);
                case "none" -> from = 0;
                default ->
                    throw refused(
                            cannotTake(last[0]),
                            null,
                            "look at " + directory() + " on " + shell.name() + " as " + account);
            }
            requireRoom(seen.get(0), from);
            stream(from);
            return place();
        }

        private Upload.Uploaded there(String[] file) {
            if (!file[2].equals(sha256)) {
                throw refused(
                        upload.target() + " is there already with SHA-256 " + file[2] + ", " + upload.source() + " has "
                                + sha256 + "; nothing was overwritten",
                        null,
                        "find out whose file it is; move it away or name another target");
            }
            return new Upload.Uploaded(sha256, size, true);
        }

        private String cannotTake(String seen) {
            return switch (seen) {
                case "other" -> upload.target() + " is there and is no file";
                case "nodir" -> "the directory " + directory() + " is not there";
                case "readonly" -> account + " may not write into " + directory();
                case "badpart" -> part + " is there and is no file of an upload";
                default -> "what lies at " + upload.target() + " is not understood: " + seen;
            };
        }

        private long resumeAt(long partBytes, String partDigest) {
            try {
                boolean ours = partBytes <= size
                        && Digests.ofPrefix(upload.source(), partBytes).equals(partDigest);
                return ours ? partBytes : 0;
            } catch (IOException e) {
                throw refused(
                        "the file " + upload.source() + " on the controller cannot be read: " + e.getMessage(), e);
            }
        }

        private void requireRoom(String free, long from) {
            String[] words = free.split(" ", -1);
            if (words.length == 2 && words[0].equals("free") && words[1].matches("\\d+")) {
                long freeBytes = Long.parseLong(words[1]) * 1024;
                if (freeBytes < size - from) {
                    throw noRoom(size - from, freeBytes, null);
                }
            }
        }

        private TransferRefused noRoom(long needed, long free, @Nullable Throwable cause) {
            return refused(
                    directory() + " has no room for " + upload.source() + ": " + needed + " bytes to send, " + free
                            + " free, " + (needed - free) + " missing; nothing was left there",
                    cause,
                    "make room below " + directory() + " on " + shell.name());
        }

        private void stream(long from) {
            String script = "umask 077; " + (from == 0 ? ": >" + Command.quote(part) + "; " : "") + "command -p cat >>"
                    + Command.quote(part);
            String said = "";
            int exit;
            try (ShellProcess process = shell.launch(account, script);
                    InputStream source = Files.newInputStream(upload.source())) {
                source.skipNBytes(from);
                IOException broken = copy(source, process);
                said = Beginning.ownWords(new String(process.stderr().readNBytes(4096), StandardCharsets.UTF_8))
                        .strip();
                exit = process.exit(CLOSING);
                if (exit == 0 && broken != null) {
                    throw broken;
                }
            } catch (IOException e) {
                throw new HostUnreachable(
                        shell.name(),
                        "the connection was lost while " + upload.source() + " was sent: " + e.getMessage(),
                        List.of("give it again: it goes on where it stopped"),
                        e);
            }
            if (exit != 0) {
                throw stopped(said.isEmpty() ? reasonAskedFor() : said);
            }
        }

        /** A server may drop what a program said when it stopped reading; writing a little more makes it said again. */
        private String reasonAskedFor() {
            String line = "umask 077; command -p head -c 65536 /dev/zero >>" + Command.quote(part);
            Exchange.Result result =
                    shell.ask(account, line, null, OutputSink.NOWHERE, CLOSING, "the upload of " + upload.source());
            String said = result.stderr().text().strip();
            return said.isEmpty() ? "the host gave no reason" : said;
        }

        /** A host that stops reading, for want of room, ends the stream early; its exit status then says more. */
        private @Nullable IOException copy(InputStream source, ShellProcess process) throws IOException {
            byte[] buffer = new byte[64 * 1024];
            try (OutputStream out = process.stdin()) {
                int n = source.read(buffer);
                while (n >= 0) {
                    try {
                        out.write(buffer, 0, n);
                    } catch (IOException e) {
                        return e;
                    }
                    n = source.read(buffer);
                }
                // Closed over SSH it drops what the host's window has no room for at that moment; flushed, it waits.
                out.flush();
                return null;
            } catch (IOException e) {
                return e;
            }
        }

        private TransferRefused stopped(String said) {
            // A half file would hold the room that a full disk needs most.
            List<String> left = ask("rp_free", directory(), part);
            ask("command -p rm -f", part);
            if (said.contains("No space left") || said.contains("quota")) {
                String[] words = left.get(0).split(" ", -1);
                long free = words.length == 2 && words[1].matches("\\d+") ? Long.parseLong(words[1]) * 1024 : 0;
                return free < size
                        ? noRoom(size, free, null)
                        : refused(
                                directory() + " has no room for " + upload.source() + ": the host says: " + said
                                        + "; nothing was left there",
                                null,
                                "make room below " + directory() + " on " + shell.name());
            }
            return refused(upload.source() + " could not be written to " + part + ": " + said, null);
        }

        private Upload.Uploaded place() {
            String[] seen = ask("rp_place", upload.target(), part, sha256, upload.mode())
                    .get(0)
                    .split(" ", -1);
            return switch (seen[0]) {
                case "placed" -> new Upload.Uploaded(sha256, size, false);
                case "exists" -> {
                    List<String> now = ask("rp_look", upload.target(), part, directory());
                    String[] last = now.get(now.size() - 1).split(" ", -1);
                    if (!last[0].equals("file")) {
                        throw refused(cannotTake(last[0]), null);
                    }
                    yield there(last);
                }
                default ->
                    throw refused(
                            upload.source() + " was damaged on its way: SHA-256 " + sha256 + " here, "
                                    + seen[seen.length - 1] + " there; what was sent was removed",
                            null,
                            "give it again; if it fails again, look at the disk of " + shell.name());
            };
        }

        private String directory() {
            Path parent = Path.of(upload.target()).getParent();
            return parent == null ? "/" : parent.toString();
        }

        private List<String> ask(String function, String... arguments) {
            var line = new StringBuilder(ShellTexts.SHIPPED.transfer()).append(function);
            for (String argument : arguments) {
                line.append(' ').append(Command.quote(argument));
            }
            Exchange.Result result = shell.ask(
                    account, line.toString(), null, OutputSink.NOWHERE, DIGESTING, "the upload of " + upload.source());
            List<String> lines = result.stdout().text().lines().toList();
            if (result.exit() != 0 || (lines.isEmpty() && function.startsWith("rp_"))) {
                throw refused(
                        upload.target() + " could not be looked at or put in place: "
                                + result.stderr().text().strip(),
                        null);
            }
            return lines;
        }
    }
}
