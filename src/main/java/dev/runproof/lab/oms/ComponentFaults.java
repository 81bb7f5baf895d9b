package dev.runproof.lab.oms;

/** What components do otherwise than the documents say. */
enum ComponentFaults {
    NONE,
    /** With HA on a Connector, JDBCWriter or Incr-Sync that should run again stays abnormal. */
    SECOND_STAYS_ABNORMAL,
    /** A Store that ran is stopped after the upgrade, so that HA leaves it alone. */
    STORE_IS_STOPPED,
    /** They are shown as running with a heartbeat from before the upgrade. */
    SHOWN_RUNNING_WITH_OLD_HEARTBEAT,
    /** The pages use a word that nobody knows. */
    UNKNOWN_WORD,
    /** A stopped component counts as no receiver. */
    STOPPED_IS_NO_RECEIVER
}
