package dev.runproof.journal;

import java.util.List;

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
}
