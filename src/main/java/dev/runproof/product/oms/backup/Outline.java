package dev.runproof.product.oms.backup;

import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.MysqldumpFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A dump as its host has it, read in the form to which {@link DumpScripts#OUTLINE} reduces it.
 *
 * @param size in bytes; -1 when there is no file
 * @param file what the parser says; empty when it refuses the file, or there is none
 * @param complaint why there is no {@code file}; empty otherwise
 */
record Outline(long size, String sha256, Optional<MysqldumpFile> file, String complaint) {
    static final String TOOL = "the outline of a dump";
    /** Some hundred million rows; more is not read into memory. */
    private static final int LARGEST = 256 * 1024 * 1024;

    private static final int HEAD_LINES = 3;
    private static final int DIGEST_DIGITS = 64;

    /** @param lines what the script prints of one file, without its name */
    static Outline read(List<String> lines) {
        if (lines.equals(List.of("missing"))) {
            return new Outline(-1, "", Optional.empty(), "the file is not there");
        }
        if (lines.size() < HEAD_LINES
                || !lines.get(0).matches("size [0-9]{1,18}")
                || !lines.get(1).matches("[0-9a-f]{64} [ *]-")) {
            throw OutputFormatException.inWhole(TOOL, String.join(" ", lines), "no size and digest of a file");
        }
        long size = Long.parseLong(lines.get(0).substring("size ".length()));
        String digest = lines.get(1).substring(0, DIGEST_DIGITS);
        byte[] reduced = unpacked(String.join("", lines.subList(2, lines.size())));
        try {
            return new Outline(size, digest, Optional.of(MysqldumpFile.parse(reduced)), "");
        } catch (OutputFormatException refused) {
            return new Outline(size, digest, Optional.empty(), String.valueOf(refused.getMessage()));
        }
    }

    private static byte[] unpacked(String base64) {
        try (var in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw OutputFormatException.inWhole(TOOL, "", "more than " + LARGEST + " bytes");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw OutputFormatException.inWhole(TOOL, String.valueOf(e.getMessage()), "it is not whole");
        }
    }

    /** What is wrong with the dump by itself; empty when it is complete and restores into the database it is put into. */
    Optional<String> fault() {
        if (file.isEmpty()) {
            return Optional.of(complaint);
        }
        MysqldumpFile dump = file.get();
        if (!dump.complete()) {
            return Optional.of("it is not complete: " + dump.incompleteReason()
                    + (dump.cutStatementLine() == null
                            ? ""
                            : ", the statement that begins on line " + dump.cutStatementLine() + " does not end")
                    + "; " + size + " bytes");
        }
        return dump.switchesDatabase()
                ? Optional.of("it chooses, creates or drops a database itself")
                : Optional.empty();
    }
}
