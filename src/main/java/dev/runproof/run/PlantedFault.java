package dev.runproof.run;

import dev.runproof.inventory.Lab;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fault that an environment asks to be planted as soon as its lab is up, before the run begins.
 *
 * @param host where, when the fault lies on one host
 * @param at the documented step at which it begins; empty for at once
 */
record PlantedFault(String fault, Optional<String> host, Optional<String> at) {
    /** The setting of a lab that names them; no option of the simulated product. */
    static final String SETTING = "faults";

    private static final Pattern FORM = Pattern.compile("(?<fault>[^:@\\s]+)(:(?<host>[^@\\s]+))?(@(?<at>\\S+))?");

    /**
     * The faults of a lab, in the order in which they are named: {@code SIM-CMS-DOWN:node2@OG-9 SIM-NOISE}.
     *
     * @throws NotAFault when one is not of this form
     */
    static List<PlantedFault> of(Lab lab) {
        return Stream.of(lab.settings().getOrDefault(SETTING, "").split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .map(PlantedFault::parse)
                .toList();
    }

    private static PlantedFault parse(String word) {
        Matcher form = FORM.matcher(word);
        if (!form.matches()) {
            throw new NotAFault(word);
        }
        return new PlantedFault(
                form.group("fault"), Optional.ofNullable(form.group("host")), Optional.ofNullable(form.group("at")));
    }

    /** As an environment file names it. */
    @Override
    public String toString() {
        return fault
                + host.map(name -> ":" + name).orElse("")
                + at.map(step -> "@" + step).orElse("");
    }

    /** A word that names no fault. */
    static final class NotAFault extends Failure {
        private static final long serialVersionUID = 1L;

        NotAFault(String word) {
            super(
                    "FAULT",
                    ExitStatus.ENVIRONMENT,
                    "lab.faults: '" + word + "' is not of the form FAULT, FAULT:HOST, FAULT@STEP or FAULT:HOST@STEP",
                    List.of("runproof lab fault LAB   lists what can be planted in a lab that is up"));
        }
    }
}
