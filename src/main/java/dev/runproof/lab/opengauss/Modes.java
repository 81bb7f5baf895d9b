package dev.runproof.lab.opengauss;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Permission bits as a set. */
final class Modes {
    private Modes() {}

    static Set<PosixFilePermission> of(int bits) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((bits & (0400 >> i)) != 0) {
                set.add(all[i]);
            }
        }
        return set;
    }
}
