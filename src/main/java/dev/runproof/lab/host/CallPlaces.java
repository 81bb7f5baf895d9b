package dev.runproof.lab.host;

import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Places for calls, each with a pipe that is made before it is needed: to make one, a launcher would have to start a
 * program, which takes longer than the rest of its call.
 *
 * <p>A launcher takes the place of its process id by making the file of its request, which only one can; the lab frees it
 * when the call is over. Who finds the place taken makes a pipe of his own. A launcher that is killed before it asks leaves
 * its place taken.
 */
final class CallPlaces {
    /** Process ids follow each other: more than calls at a time, and than end between two looks of the lab. */
    static final int COUNT = 64;

    private static final String PREFIX = "place.";

    private CallPlaces() {}

    static void make(LabDirectory directory, String mode) {
        Pipe.named(
                IntStream.range(0, COUNT)
                        .mapToObj(i -> directory.calls().resolve(PREFIX + i + ".r"))
                        .toList(),
                mode);
    }

    /** Whether the call has such a place, whose pipe stays. */
    static boolean isPlace(Path call) {
        return call.getFileName().toString().startsWith(PREFIX);
    }
}
