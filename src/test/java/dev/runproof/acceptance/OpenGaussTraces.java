package dev.runproof.acceptance;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LoggedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tools of openGauss say of cluster, versions and backups, and each start of the upgrade. */
final class OpenGaussTraces implements Traces {
    private static final String LOOK = ". '%s'; cm_ctl query -Cvd; cm_ctl -V; ls -A \"$PGHOST\"; ps -eo user,args";

    /** A row of {@code cm_ctl query}. */
    private static final Pattern CM_SERVER = Pattern.compile("(\\d+ .*/cm_server) +(\\S+)");

    @Override
    public String procedure() {
        return "opengauss";
    }

    @Override
    public List<String> gates() {
        return List.of();
    }

    @Override
    public String look(LabDescription lab, LabDescription.Host host) {
        return LOOK.formatted(lab.variables().get("opengauss.envFile"));
    }

    @Override
    public Map<String, String> names(LabDescription lab) {
        return Map.of();
    }

    @Override
    public Optional<String> counted(LoggedCommand command) {
        boolean upgrades = command.argv().get(0).endsWith("gs_upgradectl")
                && command.argv().contains("upgrade-cm");
        return upgrades ? Optional.of("upgrade on " + command.host()) : Optional.empty();
    }

    /** Which CMServer won the election after the upgrade is chance, how many are primary is not. */
    @Override
    public List<String> withoutChance(List<String> said) {
        var states = new TreeMap<String, Integer>();
        var lines = new ArrayList<String>();
        for (String line : said) {
            Matcher server = CM_SERVER.matcher(line);
            if (server.matches()) {
                states.merge(server.group(2), 1, Integer::sum);
                lines.add(server.group(1));
            } else {
                lines.add(line);
            }
        }
        lines.add("CMServers: " + states);
        return lines;
    }
}
