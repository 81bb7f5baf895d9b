package dev.runproof.remote;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Upload;
import java.nio.file.Path;

/**
 * An open way to act on one host.
 *
 * <p>Safe for several threads; requests of one session are carried out one after the other, in the order of the calls.
 * Every method throws {@link HostUnreachable} when the host or the connection is gone; whether the command then ran is
 * not known for {@link #run}, and is told by {@link #collect} for {@link #start}.
 */
public interface Session extends AutoCloseable {
    /**
     * Runs a reading and waits for its end.
     *
     * @param sink gets every byte of both channels as it comes, also beyond what the answer keeps
     * @throws CommandOverdue after the command's timeout; its process group on the host is ended
     */
    Answer run(Command command, OutputSink sink);

    /**
     * Starts an action detached from this session and returns once the host's ledger holds it.
     *
     * <p>A key that the ledger already knows is never started again: the call then changes nothing. The key's account is
     * the command's. After {@link LedgerEntry.State#NOT_STARTED} an action is started under the same key, so that a start
     * which is still on its way cannot make it run twice.
     */
    void start(LedgerKey key, Command command);

    /**
     * What the ledger knows of an action.
     *
     * @param sink gets the output from the given offsets on (bytes of stdout and stderr already seen)
     */
    LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink);

    /** Carries out an upload as {@link Upload} promises; throws {@link TransferRefused} when the target holds something else. */
    Upload.Uploaded upload(Upload upload);

    /** Fetches a file, going on where an earlier fetch stopped, and returns its SHA-256 as the host computed it. */
    String download(String path, Path target);

    @Override
    void close();
}
