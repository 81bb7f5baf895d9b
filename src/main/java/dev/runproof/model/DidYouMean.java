package dev.runproof.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant by an unknown one. */
public final class DidYouMean {
    private DidYouMean() {}

    /**
     * The nearest of the known words when it is near enough: one difference for every three letters, at least one.
     * Case does not count as a difference.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String sought = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, sought.length() / 3);
        return known.stream()
                .filter(candidate -> distance(sought, candidate.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> distance(sought, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, remove, replace or swap with their neighbour to make one word of the other. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                cost[row][column] = row == 0 ? column : column == 0 ? row : step(cost, from, to, row, column);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int row, int column) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int best = Math.min(
                cost[row - 1][column - 1] + (same ? 0 : 1), Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(best, cost[row - 2][column - 2] + 1) : best;
    }
}
