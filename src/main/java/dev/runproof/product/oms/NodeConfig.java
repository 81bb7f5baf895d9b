package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.OmsConfig;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code config.yaml} of one node.
 *
 * @param inside the SHA-256 of the file that the container sees
 * @param outside that of the file on the host; {@code missing}, or a kind of file that can have none
 */
record NodeConfig(String inside, String outside, OmsConfig config) {
    private static final String TOOL = "config.yaml";
    private static final Pattern DIGEST = Pattern.compile("(?<side>inside|outside) (?<digest>.+)");

    /** Reads what {@link HostScripts#CONFIG} prints: two digests, then the file with its passwords masked. */
    static NodeConfig read(Answer answer) {
        List<String> lines = answer.out().lines().toList();
        if (answer.exit() != 0 || lines.size() < 3) {
            throw OutputFormatException.empty(TOOL, "the file of the container, not exit " + answer.exit());
        }
        return new NodeConfig(
                digest("inside", lines.get(0)),
                digest("outside", lines.get(1)),
                OmsConfig.parse(String.join("\n", lines.subList(2, lines.size())) + "\n"));
    }

    private static String digest(String side, String line) {
        Matcher matcher = DIGEST.matcher(line);
        if (!matcher.matches() || !matcher.group("side").equals(side)) {
            throw OutputFormatException.atLine(TOOL, 1, line, "expected the digest " + side);
        }
        return matcher.group("digest");
    }
}
