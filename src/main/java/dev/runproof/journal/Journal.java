package dev.runproof.journal;

import dev.runproof.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a journal file holds.
 *
 * @param goodBytes length of the file up to the end of its last whole line
 * @param tornBytes bytes behind it that a crash left, 0 mostly; they stand for nothing
 * @param lastChecksum what the next line's checksum begins with
 */
public record Journal(
        JournalHeader header, List<JournalEntry> entries, long goodBytes, long tornBytes, String lastChecksum) {
    public Journal {
        entries = List.copyOf(entries);
    }

    /** The last time somebody began the run or let it go on. */
    public Instant lastBeginning() {
        return entries.stream()
                .flatMap(entry -> entry instanceof JournalEntry.Resumed it ? Stream.of(it.at()) : Stream.empty())
                .reduce(header.at(), (earlier, later) -> later);
    }

    /** Whether the run has passed, now or when it was last carried out. */
    public boolean hasPassed() {
        return entries.stream()
                .anyMatch(entry -> entry instanceof JournalEntry.RunEnded end && end.verdict() == Verdict.PASS);
    }

    /** The actions that were about to be sent, in order. */
    public Stream<JournalEntry.Acting> actions() {
        return entries.stream()
                .flatMap(entry -> entry instanceof JournalEntry.Acting it ? Stream.of(it) : Stream.empty());
    }
}
