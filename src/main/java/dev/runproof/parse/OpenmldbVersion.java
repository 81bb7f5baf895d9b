package dev.runproof.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of an OpenMLDB program: of the file ({@code --version}), or of the running process (its status page, the
 * taskmanager's answer).
 *
 * @param source {@code binary}, {@code status} or {@code taskmanager}
 * @param version as printed; the name of a service class while a tablet has not registered yet
 * @param release the three numbers, null when the version does not begin with them
 * @param commit what follows the last {@code -}, null without one
 * @param batchVersion of the taskmanager's batch jobs, else null
 */
public record OpenmldbVersion(
        String source,
        String version,
        @Nullable String release,
        @Nullable String commit,
        @Nullable String batchVersion) {
    private static final String TOOL = "openmldb version";
    private static final String STATUS = "version: ";
    private static final String FORM = "<program> version <version>";
    private static final String DEBUG = "Debug build (NDEBUG not #defined)";
    private static final Pattern BINARY = Pattern.compile("[^ \\t]++ version (?<version>[^ \\t]++)");
    private static final Pattern RELEASE = Pattern.compile("(?<release>[0-9]++\\.[0-9]++\\.[0-9]++)(?:-.*)?+");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbVersion parse(String output) {
        LineReader lines = new LineReader(TOOL, OutputLines.of(output));
        if (!lines.ended() && lines.peek().trimmed().startsWith("{")) {
            return taskmanager(lines, output);
        }
        LineReader page = new LineReader(TOOL, OutputLines.of(output));
        String status = null;
        while (!page.ended()) {
            Line line = page.next("a line");
            if (line.text().startsWith(STATUS)) {
                if (status != null) {
                    throw page.refused(line, "expected one version");
                }
                status = Blanks.trim(line.text().substring(STATUS.length()));
                if (status.isEmpty()) {
                    throw page.refused(line, "expected a version");
                }
            }
        }
        return status == null ? binary(lines) : of("status", status, null);
    }

    private static OpenmldbVersion taskmanager(LineReader lines, String output) {
        Line first = lines.next("a JSON object");
        JsonNode answer;
        try {
            answer = JSON.readTree(OutputLines.joined(output));
        } catch (JsonProcessingException e) {
            throw lines.refused(first, "expected a JSON object");
        }
        JsonNode version = answer.path("taskmanagerVersion");
        JsonNode batch = answer.path("batchVersion");
        if (!version.isTextual() || !batch.isTextual()) {
            throw lines.refused(first, "expected the texts taskmanagerVersion and batchVersion");
        }
        return of("taskmanager", version.asText().strip(), batch.asText().strip());
    }

    private static OpenmldbVersion binary(LineReader lines) {
        Line line = lines.next(FORM);
        Matcher words = BINARY.matcher(line.trimmed());
        if (!words.matches()) {
            throw lines.refused(line, "expected " + FORM);
        }
        if (!lines.ended() && lines.peek().trimmed().equals(DEBUG)) {
            lines.next(DEBUG);
        }
        lines.end();
        return of("binary", words.group("version"), null);
    }

    private static OpenmldbVersion of(String source, String version, @Nullable String batchVersion) {
        Matcher numbers = RELEASE.matcher(version);
        if (!numbers.matches()) {
            return new OpenmldbVersion(source, version, null, null, batchVersion);
        }
        int dash = version.lastIndexOf('-');
        return new OpenmldbVersion(
                source, version, numbers.group("release"), dash < 0 ? null : version.substring(dash + 1), batchVersion);
    }
}
