package dev.runproof.matrix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rehearsals in a fixed order, no two alike. */
public record Matrix(List<Cell> cells) {
    /** Throws {@link MatrixRefused} when there is none, or two have the same name. */
    public Matrix {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new MatrixRefused(List.of("the matrix has no cell"));
        }
        Set<String> names = new HashSet<>();
        List<String> twice = cells.stream()
                .map(Cell::name)
                .filter(name -> !names.add(name))
                .distinct()
                .map(name -> "two cells are the same: " + name)
                .toList();
        if (!twice.isEmpty()) {
            throw new MatrixRefused(twice);
        }
    }

    /** Equal for machines that were given the same cells in the same order. */
    public String fingerprint() {
        return digest(cells.stream().map(Cell::toString).collect(Collectors.joining("\n")));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
