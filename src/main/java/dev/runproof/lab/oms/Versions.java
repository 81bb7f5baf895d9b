package dev.runproof.lab.oms;

import dev.runproof.model.ProductVersion;

/** Where the versions of OMS differ. */
final class Versions {
    private static final ProductVersion V3_3_1 = OmsProcedure.version("3.3.1");
    private static final ProductVersion V4_1_1 = OmsProcedure.version("4.1.1");
    private static final ProductVersion V4_2_0 = OmsProcedure.version("4.2.0");
    private static final ProductVersion V4_0_0 = OmsProcedure.version("4.0.0");

    private Versions() {}

    /** HA, its parameter and the variable {@code IS_UPGRADE} came together. */
    static boolean hasHa(ProductVersion version) {
        return !V3_3_1.above(version);
    }

    /** Refuses to upgrade what does not say that it is 4.1.1 or later. */
    static boolean guards(ProductVersion version) {
        return !V4_1_1.above(version);
    }

    /** Incr-Sync in the place of Connector and JDBCWriter. */
    static boolean hasIncrSync(ProductVersion version) {
        return !V4_1_1.above(version);
    }

    /** {@code docker_init.sh} leaves {@code /root/init_flag.txt}. */
    static boolean leavesFlag(ProductVersion version) {
        return !V4_2_0.above(version);
    }

    static ProductVersion guarded() {
        return V4_1_1;
    }

    /** The name that an image of a version has in the documents. */
    static String tag(ProductVersion version) {
        String repository = V4_0_0.above(version) ? "oceanbase/oms" : "oboms/oms-all-in-one";
        return "oms.example/" + (V4_2_0.above(version) ? repository : "obartifact-store/oms") + ":feature_" + version
                + (V4_2_0.above(version) ? "-ce" : "_ce");
    }

    /** The name of a container in the documented form, such as {@code oms_400}. */
    static String containerName(ProductVersion version) {
        return "oms_" + version.toString().replace(".", "");
    }

    /** The end of the names of databases that were made with a version, such as {@code rm_331}. */
    static String digits(ProductVersion version) {
        return version.toString().replace(".", "");
    }
}
