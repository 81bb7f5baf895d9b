package dev.runproof.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Reads a journal without holding it, also while its run goes on.
 *
 * <p>A last line without its line feed is torn: the runner ended while it wrote, so nothing that came after it has
 * happened, and it is left out. Anything else that is not as written is damage, and refused.
 */
public final class JournalReader {
    private static final Pattern NEWER = Pattern.compile("\"format\":([0-9]{1,9}),.*\"version\":\"([^\"]*)\"");

    private JournalReader() {}

    /** False for a journal whose runner was killed before its first line was written; nothing was done on any host. */
    public static boolean begun(Path file) {
        if (Files.notExists(file)) {
            return true;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int read = in.read();
            while (read >= 0 && read != '\n') {
                read = in.read();
            }
            return read >= 0;
        } catch (IOException e) {
            throw JournalRefused.unreadable(file, e);
        }
    }

    /** Throws {@link JournalRefused} when the file is missing, damaged, or of a newer format. */
    public static Journal read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw JournalRefused.missing(file);
        } catch (IOException e) {
            throw JournalRefused.unreadable(file, e);
        }
        return read(file, bytes);
    }

    private static Journal read(Path file, byte[] bytes) {
        int headerEnd = lineEnd(bytes, 0);
        if (headerEnd < 0) {
            throw JournalRefused.neverBegun(file);
        }
        refuseNewer(file, new String(bytes, 0, headerEnd, StandardCharsets.UTF_8));
        var reader = new EntryReader(new OutputStore(file));
        var entries = new ArrayList<JournalEntry>();
        int start = 0;
        String checksum = LineFrame.FIRST;
        JournalHeader header = null;
        for (int end = headerEnd; end >= 0; end = lineEnd(bytes, start)) {
            try {
                var opened = LineFrame.open(checksum, Arrays.copyOfRange(bytes, start, end));
                if (header == null) {
                    header = EntryReader.header(opened.entry());
                } else {
                    entries.add(reader.entry(opened.entry()));
                }
                checksum = opened.checksum();
            } catch (LineFrame.BadLine | IOException | RuntimeException e) {
                // Whatever a reader of one line trips over, the line is not what this journal's writer wrote.
                throw JournalRefused.damaged(file, start, String.valueOf(e.getMessage()));
            }
            start = end;
        }
        if (header == null) {
            throw JournalRefused.damaged(file, 0, "a header");
        }
        return new Journal(header, entries, start, bytes.length - start, checksum);
    }

    /** The offset behind the line feed of the line that begins here, -1 when it has none. */
    private static int lineEnd(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static void refuseNewer(Path file, String firstLine) {
        var matcher = NEWER.matcher(firstLine);
        if (matcher.find() && Integer.parseInt(matcher.group(1)) > JournalHeader.FORMAT) {
            throw JournalRefused.newer(file, Integer.parseInt(matcher.group(1)), matcher.group(2));
        }
    }
}
