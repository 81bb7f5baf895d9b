package dev.runproof.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A run without what differs between two runs of the same procedure in labs of the same shape: directories, addresses and
 * ports, times, digests, and numbers and the order of lists in what was read.
 */
final class NormalisedRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HOST_FILES = Pattern.compile("/[^ '\"=]*/labs/[^/ ]+/hosts/(\\w+)");
    private static final Pattern LAB_FILES = Pattern.compile("/[^ '\"=]*/labs/[^/ ]+?(/shared)?(?=[/ '\"]|$)");
    private static final Pattern ENDPOINT =
            Pattern.compile("\\b(?:127\\.\\d+\\.\\d+\\.\\d+|10\\.21\\d\\.\\d+\\.\\d+)[:_](\\d{4,5})\\b");
    private static final Pattern ADDRESS = Pattern.compile(
            "\\b(?:127\\.\\d+\\.\\d+\\.\\d+|10\\.21\\d\\.\\d+\\.\\d+|192\\.168\\.57\\.\\d+|192\\.0\\.2\\.\\d+)\\b");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|\\b\\d{8}-\\d{6}\\b");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    /** Of clocks that are the same one: how far apart they seem, either way. */
    private static final Pattern CLOCKS = Pattern.compile("-?\\d+ s ahead of");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w<.-])\\d+(\\.\\d+)?[smhd]?(?![\\w>])");
    /** A lab of containers has real file systems, whose mount points are the lab's. */
    private static final Pattern MOUNT = Pattern.compile("at # % \\([^)]*\\)");

    private static final Pattern BETWEEN = Pattern.compile("[;,\\s]+|-{3,}");

    private final Path folder;
    private final Map<String, String> endpoints = new TreeMap<>();

    NormalisedRun(Path folder) {
        this.folder = folder;
    }

    private String text(String raw) {
        String text = HOST_FILES.matcher(raw).replaceAll("<$1>");
        text = LAB_FILES.matcher(text).replaceAll("<lab>");
        text = ENDPOINT.matcher(text)
                .replaceAll(found -> endpoints.computeIfAbsent(found.group(1), port -> "<e" + endpoints.size() + ">"));
        text = ADDRESS.matcher(text).replaceAll("<ip>");
        text = text.replace(String.valueOf(folder.getFileName()), "<run>");
        text = TIME.matcher(text).replaceAll("<time>");
        return DIGEST.matcher(text).replaceAll("<digest>");
    }

    /** Step by step: what it does to which host as whom, by which words. */
    List<String> plan() throws IOException {
        var lines = new ArrayList<String>();
        for (JsonNode step : JSON.readTree(folder.resolve("plan.json").toFile()).get("steps")) {
            lines.add(step.get("key").asText() + " " + step.get("effect").asText());
            for (JsonNode move : step.get("moves")) {
                lines.add("  " + move.path("kind").asText() + " "
                        + move.path("host").asText() + " "
                        + text(move.path("argv").toString()));
            }
        }
        return lines;
    }

    /** The verdicts, with what was expected and found. */
    List<String> verdicts() throws IOException {
        var lines = new ArrayList<String>();
        for (JsonNode entry : entries("ended")) {
            lines.add(entry.get("step").asText() + " " + entry.get("verdict").asText());
            entry.get("judgements")
                    .forEach(each -> lines.add("  " + each.get("verdict").asText() + " "
                            + found(each.get("expected").asText()) + " | "
                            + found(each.get("actual").asText())));
        }
        return lines;
    }

    /** The words in an order of their own, since lists stand in that of addresses. */
    private String found(String raw) {
        String text = CLOCKS.matcher(text(raw)).replaceAll("# s ahead of");
        text = MOUNT.matcher(NUMBER.matcher(text).replaceAll("#")).replaceAll("at # % (<mount>)");
        return BETWEEN.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** By step and move: how its command ended, and what it said on stderr. */
    List<String> answers() throws IOException {
        var answers = new LinkedHashMap<String, String>();
        for (JsonNode entry : entries("answered")) {
            // A question that is repeated until it is answered as wanted counts by its last answer.
            answers.put(
                    entry.get("step").asText() + " " + entry.get("move").asInt(),
                    entry.get("exit").asText() + " "
                            + found(entry.path("stderr").path("text").asText()));
        }
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + " " + answer.getValue())
                .toList();
    }

    private List<JsonNode> entries(String kind) throws IOException {
        var found = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve("journal.jsonl"))) {
            JsonNode entry = JSON.readTree(line).get("entry");
            if (entry.get("kind").asText().equals(kind)) {
                found.add(entry);
            }
        }
        return found;
    }
}
