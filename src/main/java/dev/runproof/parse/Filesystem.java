package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/** A file system in the table of {@code df}; the figures are numbers or texts, as the header announced them. */
public sealed interface Filesystem {
    /** The device, or the name of a pseudo file system. */
    String filesystem();

    /** How full it is in percent, rounded up by the tool; null for a pseudo file system. */
    @Nullable
    Long usePercent();

    String mountedOn();

    /**
     * A file system measured in blocks, whose size the header names.
     *
     * @param available may be negative: blocks reserved for root are in use
     */
    record InBlocks(
            String filesystem,
            @Nullable Long size,
            @Nullable Long used,
            @Nullable Long available,
            @Nullable Long usePercent,
            String mountedOn)
            implements Filesystem {}

    /** A file system measured in rounded figures for people, such as {@code 1.5T}. */
    record Rounded(
            String filesystem,
            @Nullable String size,
            @Nullable String used,
            @Nullable String available,
            @Nullable Long usePercent,
            String mountedOn)
            implements Filesystem {}
}
