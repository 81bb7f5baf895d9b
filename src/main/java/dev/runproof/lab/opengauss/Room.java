package dev.runproof.lab.opengauss;

import java.nio.file.Path;

/** How much can still be written on a node. */
final class Room {
    private static final long BLOCK = 1024;

    private Room() {}

    /** Free bytes of the file system of a path, by the figures that {@code df} tells. */
    static long in(Node node, Path path) {
        return node.host().disk(path).available() * BLOCK;
    }
}
