package dev.runproof.product.oms.backup;

import dev.runproof.model.Answer;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Pending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link DumpScripts#DUMP} told.
 *
 * @param directory of the set
 * @param client what the dumping client calls itself
 * @param options that it was given
 * @param dumps by database, in the order in which they were made
 * @param complaints of the script, a line for each dump that failed
 */
record Dumps(String directory, String client, String options, Map<String, Made> dumps, List<String> complaints) {
    /** One dump: the client's exit status and the bytes it left. */
    record Made(int exit, long size) {}

    static final FactKey<Answer> ANSWER = new FactKey<>("backup.dumps", Answer.class);

    private static final Pattern DUMP =
            Pattern.compile("dump (?<exit>[0-9]{1,3}) (?<size>[0-9]{1,18}) (?<database>\\S+)");

    static Dumps of(Facts facts) {
        return read(facts.get(ANSWER));
    }

    static Dumps read(Answer answer) {
        String directory = "";
        String client = "";
        String options = "";
        var dumps = new LinkedHashMap<String, Made>();
        int number = 0;
        for (String line : answer.out().lines().toList()) {
            number++;
            Matcher dump = DUMP.matcher(line);
            if (dump.matches()) {
                dumps.put(
                        dump.group("database"),
                        new Made(Integer.parseInt(dump.group("exit")), Long.parseLong(dump.group("size"))));
            } else if (line.startsWith("directory /")) {
                directory = line.substring("directory ".length());
            } else if (line.startsWith("client ")) {
                client = line.substring("client ".length());
            } else if (line.startsWith("options ")) {
                options = line.substring("options ".length());
            } else if (!line.startsWith("progress ")) {
                throw OutputFormatException.atLine("the dump script", number, line, "expected a dump");
            }
        }
        if (directory.isEmpty()) {
            throw OutputFormatException.inWhole("the dump script", answer.err(), "it made no directory");
        }
        return new Dumps(directory, client, options, dumps, answer.err().lines().toList());
    }

    static Pending path() {
        return Pending.word("set", facts -> of(facts).directory());
    }

    /** The files of all dumps of a set. */
    static Pending files(BackupSite site) {
        return new Pending(
                "dumps",
                facts -> site.there(facts).stream()
                        .map(slot -> file(slot, facts))
                        .toList());
    }

    /** The file of a database's dump. */
    static String file(Slot slot, Facts facts) {
        return of(facts).directory() + "/" + slot.database().apply(facts) + ".sql";
    }
}
