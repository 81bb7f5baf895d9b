package dev.runproof.parse;

import static dev.runproof.parse.ClusterKey.BALANCED;
import static dev.runproof.parse.ClusterKey.CLUSTER_NAME;
import static dev.runproof.parse.ClusterKey.CLUSTER_STATE;
import static dev.runproof.parse.ClusterKey.CURRENT_AZ;
import static dev.runproof.parse.ClusterKey.ENABLE_WALRECORD;
import static dev.runproof.parse.ClusterKey.PAUSING;
import static dev.runproof.parse.ClusterKey.REDISTRIBUTING;
import static dev.runproof.parse.ClusterKey.WORM_USAGE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The two tools that print a cluster picture in sections, and what differs between their pictures. */
enum PictureForm {
    CM_CTL_QUERY(
            EnumSet.of(Section.CM_SERVERS, Section.CLUSTER, Section.DATANODES),
            EnumSet.of(CLUSTER_STATE, REDISTRIBUTING, BALANCED, CURRENT_AZ),
            EnumSet.of(PAUSING, ENABLE_WALRECORD, WORM_USAGE),
            EnumSet.of(DatanodeLayout.PLAIN, DatanodeLayout.WITH_ADDRESS)),
    /** The same with CM; without CM there are no CMServers, no {@code balanced}, and the datanodes have another layout. */
    GS_OM_DETAIL(
            EnumSet.of(Section.CLUSTER, Section.DATANODES),
            EnumSet.of(CLUSTER_STATE, REDISTRIBUTING, CURRENT_AZ),
            EnumSet.of(CLUSTER_NAME, BALANCED, PAUSING, ENABLE_WALRECORD, WORM_USAGE),
            EnumSet.allOf(DatanodeLayout.class));

    private final Set<Section> requiredSections;
    private final Set<ClusterKey> requiredKeys;
    private final Set<ClusterKey> allowedKeys;
    private final Set<DatanodeLayout> datanodeLayouts;

    PictureForm(
            Set<Section> requiredSections,
            Set<ClusterKey> requiredKeys,
            Set<ClusterKey> optionalKeys,
            Set<DatanodeLayout> datanodeLayouts) {
        this.requiredSections = Collections.unmodifiableSet(requiredSections);
        this.requiredKeys = Collections.unmodifiableSet(requiredKeys);
        EnumSet<ClusterKey> both = EnumSet.copyOf(requiredKeys);
        both.addAll(optionalKeys);
        this.allowedKeys = Collections.unmodifiableSet(both);
        this.datanodeLayouts = Collections.unmodifiableSet(datanodeLayouts);
    }

    boolean requires(Section section) {
        return requiredSections.contains(section);
    }

    Set<ClusterKey> requiredKeys() {
        return requiredKeys;
    }

    Set<ClusterKey> allowedKeys() {
        return allowedKeys;
    }

    Set<DatanodeLayout> datanodeLayouts() {
        return datanodeLayouts;
    }
}
