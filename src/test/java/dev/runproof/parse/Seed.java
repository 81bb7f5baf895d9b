package dev.runproof.parse;

import java.util.List;
import java.util.Random;

/** The randomness of one test run, printed so that {@code -Dseed=…} repeats it. */
final class Seed {
    private final Random random;
    private final long seed;

    private Seed(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Takes the seed that was asked for, otherwise a new one. */
    static Seed forTest(String test) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(test + ": seed " + seed + ", repeat with -Dseed=" + seed);
        return new Seed(seed);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** True once in so many times. */
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
