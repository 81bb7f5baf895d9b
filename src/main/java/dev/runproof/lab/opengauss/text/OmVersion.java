package dev.runproof.lab.opengauss.text;

import java.util.Arrays;
import java.util.Optional;

/** A release of the operation manager tools, with what differs between their texts. */
public enum OmVersion {
    V3_0_0("3.0.0", Help.NO_CM),
    V3_0_1("3.0.1", Help.NO_CM),
    V3_0_2("3.0.2", Help.NO_CM),
    V3_0_3("3.0.3", Help.CM_INPLACE),
    V3_0_5("3.0.5", Help.CM_INPLACE),
    V3_1_0("3.1.0", Help.NO_CM),
    V3_1_1("3.1.1", Help.CM),
    V5_0_0("5.0.0", Help.CM),
    V5_0_3("5.0.3", Help.CM_INPLACE),
    V5_0_5("5.0.5", Help.CM_INPLACE),
    V5_1_0("5.1.0", Help.CM),
    V6_0_0_RC1("6.0.0-RC1", Help.CM),
    V6_0_0("6.0.0", Help.CM_INPLACE_STEPS),
    V6_0_1("6.0.1", Help.CM_INPLACE_STEPS),
    V6_0_2("6.0.2", Help.CM_INPLACE_STEPS),
    V6_0_3("6.0.3", Help.CM_INPLACE_STEPS),
    V6_0_5("6.0.5", Help.CM_INPLACE_STEPS),
    V7_0_0_RC1("7.0.0-RC1", Help.STALE_CHECK),
    V7_0_0_RC2("7.0.0-RC2", Help.RESOURCE_CHECK),
    V7_0_0_RC3("7.0.0-RC3", Help.RESOURCE_CHECK);

    private final String printed;
    private final Help help;

    OmVersion(String printed, Help help) {
        this.printed = printed;
        this.help = help;
    }

    /** What the help lists, from release to release. */
    enum Help {
        NO_CM,
        CM,
        CM_INPLACE,
        CM_INPLACE_STEPS,
        STALE_CHECK,
        RESOURCE_CHECK;

        boolean upgradeCm() {
            return this != NO_CM;
        }

        boolean inplace() {
            return compareTo(CM_INPLACE) >= 0;
        }

        boolean steps() {
            return compareTo(CM_INPLACE_STEPS) >= 0;
        }

        boolean staleCheck() {
            return compareTo(STALE_CHECK) >= 0;
        }

        boolean resourceCheck() {
            return this == RESOURCE_CHECK;
        }
    }

    /** How {@code upgrade-cm} of a release behaves. */
    public enum UpgradeCm {
        ABSENT,
        /** Dies of a misspelt function when the package is not a CM package. */
        FAULTY_CHECK,
        WORKS,
        /** Dies of an unknown name before it does anything. */
        BROKEN
    }

    public static Optional<OmVersion> of(String text) {
        return Arrays.stream(values())
                .filter(version -> version.printed.equals(text))
                .findFirst();
    }

    public String printed() {
        return printed;
    }

    Help help() {
        return help;
    }

    public UpgradeCm upgradeCm() {
        return switch (this) {
            case V3_0_0, V3_0_1, V3_0_2, V3_1_0 -> UpgradeCm.ABSENT;
            case V3_0_3, V3_1_1 -> UpgradeCm.FAULTY_CHECK;
            case V7_0_0_RC3 -> UpgradeCm.BROKEN;
            case V3_0_5,
                    V5_0_0,
                    V5_0_3,
                    V5_0_5,
                    V5_1_0,
                    V6_0_0_RC1,
                    V6_0_0,
                    V6_0_1,
                    V6_0_2,
                    V6_0_3,
                    V6_0_5,
                    V7_0_0_RC1,
                    V7_0_0_RC2 -> UpgradeCm.WORKS;
        };
    }

    /** Whether a file {@code upgrade_binary_list} in the package limits what is kept and replaced. */
    public boolean honoursBinaryList() {
        return this == V5_0_0 || this == V5_0_3 || this == V5_0_5 || this == V5_1_0 || this == V6_0_0_RC1;
    }

    /** Whether the switch adds {@code unix_socket_directory} to the settings. */
    public boolean writesSocketDirectory() {
        return this == V5_0_3 || this == V5_0_5 || compareTo(V6_0_0) >= 0;
    }

    /** Whether an ordinary account may run {@code gs_checkos}, for a part of the items. */
    public boolean checkosForUsers() {
        return compareTo(V6_0_0) >= 0;
    }

    /** What the tools print with {@code -V}; build, time and commit are invented. */
    public String line(String tool) {
        return "%s (openGauss OM %s build 1c6e9a52) compiled at 2024-09-25 09:14:41 commit 0 last mr "
                        .formatted(tool, printed)
                + "\n";
    }
}
