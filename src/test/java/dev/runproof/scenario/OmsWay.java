package dev.runproof.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far a way back has to go. */
enum OmsWay {
    /** OMS never stopped: its {@code ha.config} goes back byte for byte. */
    HA_ALONE("ha.config only"),
    /** There is no dump yet: the old version starts again on databases of the old structure. */
    BEFORE_DUMPS("short, structures as before"),
    /** Dumps were made: every row is what was dumped. */
    AFTER_DUMPS("short, all rows as dumped"),
    /** The new version has run: it is removed, and has written nothing but heartbeats. */
    AFTER_START("short, new container removed"),
    /** An initialisation may have begun: every database comes out of the backup. */
    FULL("full, all databases restored");

    private final String told;

    OmsWay(String told) {
        this.told = told;
    }

    boolean stopped() {
        return this != HA_ALONE;
    }

    /** By the last step of the upgrade, in its order. */
    static Map<String, OmsWay> byStep(String procedure) {
        boolean hasHa = !procedure.equals("oms-3.3.0");
        var ways = new LinkedHashMap<String, OmsWay>();
        if (hasHa) {
            ways.put("high availability is switched off if it is on", HA_ALONE);
        }
        ways.put("the moment of the stop is noted", BEFORE_DUMPS);
        ways.put("the old container is stopped on every node", BEFORE_DUMPS);
        ways.put("the sequence of heartbeats is pruned", BEFORE_DUMPS);
        ways.put("every database is dumped", AFTER_DUMPS);
        ways.put("every dump is proved by a trial restore", AFTER_DUMPS);
        ways.put("the configuration of every node is copied", AFTER_DUMPS);
        ways.put("the backup is written down in a manifest", AFTER_DUMPS);
        ways.put("the image is loaded on every node", AFTER_DUMPS);
        ways.put("the new container is started on every node", AFTER_START);
        ways.put("the programs of the new containers are ready", AFTER_START);
        ways.put("the beginning of the initialisation is noted", FULL);
        ways.put("the metadata is initialised", FULL);
        ways.put("all programs run on every node", FULL);
        ways.put("the console names the new version", FULL);
        if (hasHa) {
            ways.put("high availability is switched on if it was on", FULL);
            ways.put("the components are as documented with high availability on", FULL);
        } else {
            ways.put("the components are as documented with high availability off", FULL);
        }
        return ways;
    }

    @Override
    public String toString() {
        return told;
    }
}
