package dev.runproof.parse;

/**
 * The options of {@code cm_ctl query} that change its layout.
 *
 * @param paths {@code -d}
 * @param addresses {@code -i}
 * @param ports {@code -p}
 * @param zones {@code -z ALL}
 * @param oneALine {@code -w}
 */
record PictureOptions(boolean paths, boolean addresses, boolean ports, boolean zones, boolean oneALine) {
    static PictureOptions random(Seed seed) {
        return new PictureOptions(seed.coin(), seed.coin(), seed.coin(), seed.coin(), seed.coin());
    }
}
