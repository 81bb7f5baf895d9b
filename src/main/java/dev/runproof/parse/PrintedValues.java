package dev.runproof.parse;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The words that the status tools print for states and roles; every other word is refused. */
final class PrintedValues {
    static final Set<String> YES_NO = inOrder("Yes", "No");
    static final Set<String> CLUSTER_STATES =
            inOrder("Normal", "Degraded", "Unavailable", "Starting", "Redistributing", "Unknown", "NormalCNDeleted");
    static final Set<String> CM_SERVER_STATES =
            inOrder("Primary", "Standby", "Down", "Init", "UNKNOWN", "Unknown", "Skip");
    static final Set<String> ETCD_STATES = inOrder("StateLeader", "StateFollower", "Down", "UNKNOWN", "Skip");
    static final Set<String> RESOURCE_STATES = inOrder("OnLine", "OffLine", "Deleted", "Unknown");
    static final Set<String> STATIC_ROLES = inOrder("P", "S", "C", "R");
    static final Set<String> DATANODE_ROLES = inOrder(
            "Primary",
            "Standby",
            "Pending",
            "Normal",
            "Down",
            "Secondary",
            "Deleted",
            "ReadOnly",
            "Offline",
            "Unknown",
            "Main Standby",
            "Cascade Standby");

    private static final Set<String> DATANODE_STATES = inOrder(
            "Normal",
            "Need repair",
            "Starting",
            "Wait promoting",
            "Demoting",
            "Promoting",
            "Manually stopped",
            "Disk damaged",
            "Port conflicting",
            "Build failed",
            "Catchup",
            "CoreDump",
            "ReadOnly",
            "Unknown");
    /** What the layout without CM makes of a state: its first word. */
    private static final Set<String> FIRST_WORDS = inOrder(
            "Normal",
            "Need",
            "Starting",
            "Wait",
            "Demoting",
            "Promoting",
            "Building",
            "Manually",
            "Disk",
            "Port",
            "Build",
            "Catchup",
            "CoreDump",
            "ReadOnly",
            "Unknown");

    private static final String NEED_REPAIR = "Need repair(";
    private static final String BUILDING = "Building(";

    private PrintedValues() {}

    static boolean isDatanodeState(String text) {
        return DATANODE_STATES.contains(text) || isReasoned(text) || isBuilding(text);
    }

    static boolean isFirstWordOfDatanodeState(String text) {
        return FIRST_WORDS.contains(text);
    }

    private static boolean isReasoned(String text) {
        if (!text.startsWith(NEED_REPAIR) || !text.endsWith(")")) {
            return false;
        }
        String reason = text.substring(NEED_REPAIR.length(), text.length() - 1);
        return !reason.isEmpty() && reason.indexOf('(') < 0 && reason.indexOf(')') < 0;
    }

    private static boolean isBuilding(String text) {
        if (!text.startsWith(BUILDING) || !text.endsWith("%)")) {
            return false;
        }
        String percentage = text.substring(BUILDING.length(), text.length() - 2);
        return Blanks.isDigits(percentage) && percentage.length() <= 3;
    }

    private static Set<String> inOrder(String... values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(values)));
    }
}
