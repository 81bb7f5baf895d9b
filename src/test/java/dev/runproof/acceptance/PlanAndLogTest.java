package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plan shows what will be run, and shows it without running anything.
 *
 * <p>What Runproof asks a host for itself (its frames, its ledger, the digests of an upload) is no command of the plan
 * and is run with {@code command -p}, past the simulated host's PATH, so that the lab does not log it either. What a
 * simulated tool does on its own hosts is not logged: the log has what sessions start.
 */
class PlanAndLogTest {
    private static final double SPEED = 20;

    private static final Pattern ASSIGNMENT = Pattern.compile("export (PGHOST|GAUSSHOME|GAUSSLOG)=(.*)");

    @TempDir
    private Path folder;

    @Test
    void a_plan_runs_nothing_and_a_run_runs_what_was_planned() throws Exception {
        LabHandle lab =
                Labs.below(folder.resolve("labs")).up(LabSpec.of("opengauss").atSpeed(SPEED));
        try {
            var program = new Program(folder.resolve("project"));
            String environment = lab.environment().toString();

            Program.Ended planned = program.run("plan", "opengauss", "-e", environment, "--json");
            assertThat(planned.status()).as(planned.output()).isZero();
            assertThat(lab.log()).as("the log after the plan").isEmpty();

            Program.Ended ended = program.run("rehearse", "opengauss", "-e", environment);
            assertThat(ended.status()).as(ended.output()).isZero();
            var expected = commands(planned.output());
            assertThat(expected).hasSizeGreaterThan(100);
            new PlannedLog(expected, installed(lab)).isWhat(lab.log());
        } finally {
            lab.down();
        }
    }

    private static List<PlannedLog.Planned> commands(String output) throws Exception {
        String json = output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1);
        var commands = new ArrayList<PlannedLog.Planned>();
        for (JsonNode step : new ObjectMapper().readTree(json).get("steps")) {
            for (JsonNode move : step.get("moves")) {
                var argv = new ArrayList<String>();
                move.get("argv").forEach(word -> argv.add(word.asText()));
                if (!argv.isEmpty()) {
                    commands.add(new PlannedLog.Planned(
                            step.get("number").asInt(),
                            move.get("kind").asText(),
                            move.get("host").asText(),
                            move.get("account").asText(),
                            argv,
                            step.get("effect").asText()));
                }
            }
        }
        return commands;
    }

    /** What every host's own file of variables says, read past the lab. */
    private static Map<String, String> installed(LabHandle lab) throws Exception {
        var facts = new LinkedHashMap<String, String>();
        for (var host : lab.description().hosts()) {
            Path file = lab.directory().resolve("hosts").resolve(host.name()).resolve("home/omm/gauss_env_file");
            for (String line : Files.readAllLines(file)) {
                Matcher assignment = ASSIGNMENT.matcher(line);
                if (assignment.matches()) {
                    facts.put(host.name() + "." + assignment.group(1), assignment.group(2));
                }
            }
        }
        assertThat(facts).containsKeys("node1.PGHOST", "node1.GAUSSHOME", "node3.GAUSSLOG");
        return facts;
    }
}
