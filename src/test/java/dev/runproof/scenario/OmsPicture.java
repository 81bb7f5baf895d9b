package dev.runproof.scenario;

import dev.runproof.scenario.OmsQuestions.Container;
import dev.runproof.sql.structure.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an installation is at a moment, as far as a way back has to bring it back. */
record OmsPicture(
        Map<String, List<Container>> containers,
        Map<String, Fingerprint> databases,
        String haConfig,
        Set<String> projects) {
    static OmsPicture of(OmsQuestions asked) {
        var containers = new TreeMap<String, List<Container>>();
        asked.hosts().forEach(host -> containers.put(host, asked.containers(host)));
        return new OmsPicture(containers, asked.fingerprints(), asked.haConfig(), asked.projects());
    }

    /** The container of the old version on a host, by its id: there was one. */
    Container old(String host) {
        return containers.getOrDefault(host, List.of()).get(0);
    }
}
