package dev.runproof.model;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A released version of a product, such as {@code 6.0.0} or its release candidate {@code 6.0.0-RC1}.
 *
 * <p>Versions are compared number by number, a number that is missing counts as 0, and a release candidate stands before its
 * release: 5.0.0, 6.0.0-RC1, 6.0.0, 7.0.0-RC2. Hence 6.0 and 6.0.0 compare as the same without being equal.
 *
 * @param numbers at least one, none negative
 * @param releaseCandidate its number, nothing for a release
 */
public record ProductVersion(List<Integer> numbers, OptionalInt releaseCandidate)
        implements Comparable<ProductVersion> {
    private static final Pattern FORM =
            Pattern.compile("(?<numbers>[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9})(?:-RC(?<rc>[0-9]{1,9}))?");

    public ProductVersion {
        numbers = List.copyOf(numbers);
        boolean negative = numbers.stream().anyMatch(number -> number < 0) || releaseCandidate.orElse(0) < 0;
        if (numbers.isEmpty() || negative) {
            throw new IllegalArgumentException(
                    "a version needs numbers from 0 on, not " + numbers + " " + releaseCandidate);
        }
    }

    /** The version that the text is, or nothing: what cannot be read cannot be compared either. */
    public static Optional<ProductVersion> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<Integer> numbers = Arrays.stream(parts.group("numbers").split("\\.", -1))
                .map(Integer::valueOf)
                .toList();
        String candidate = parts.group("rc");
        return Optional.of(new ProductVersion(
                numbers, candidate == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(candidate))));
    }

    @Override
    public int compareTo(ProductVersion other) {
        Iterator<Integer> mine = numbers.iterator();
        Iterator<Integer> others = other.numbers.iterator();
        while (mine.hasNext() || others.hasNext()) {
            int order = Integer.compare(mine.hasNext() ? mine.next() : 0, others.hasNext() ? others.next() : 0);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(
                releaseCandidate.orElse(Integer.MAX_VALUE), other.releaseCandidate.orElse(Integer.MAX_VALUE));
    }

    /** True when this is a later version than the other. */
    public boolean above(ProductVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        String release = numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
        return releaseCandidate.isPresent() ? release + "-RC" + releaseCandidate.getAsInt() : release;
    }
}
