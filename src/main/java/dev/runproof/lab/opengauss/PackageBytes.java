package dev.runproof.lab.opengauss;

/** Changes to the bytes of a package. */
final class PackageBytes {
    /** Where gzip keeps a time: a change there leaves the content as it is. */
    private static final int GZIP_TIME = 4;

    private PackageBytes() {}

    /** The same content with another digest; the same change again changes nothing. */
    static byte[] changed(byte[] bytes) {
        byte[] changed = bytes.clone();
        if (changed.length > GZIP_TIME) {
            changed[GZIP_TIME] = 1;
        }
        return changed;
    }
}
