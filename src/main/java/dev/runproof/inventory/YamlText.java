package dev.runproof.inventory;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The nodes of a YAML file with the lines they stand in.
 *
 * <p>Messages never quote the file: what cannot be read might be a password.
 */
final class YamlText {
    private static final String SYNTAX = "valid YAML";

    private YamlText() {}

    /**
     * The top of the file.
     *
     * @throws EnvironmentRefused when there is no such file, or it is empty or not YAML
     */
    static MappingNode read(Path file) {
        String text = text(file);
        Node top;
        try {
            top = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw refused(file, syntax(text, e, file));
        } catch (ReaderException e) {
            int line = (int) text.substring(0, Math.min(text.length(), e.getPosition()))
                    .lines()
                    .count();
            throw refused(file, Problem.of(file, Math.max(1, line), "a control character", "printable text"));
        } catch (YAMLException e) {
            throw refused(file, Problem.of(file, 0, "not readable as YAML", SYNTAX));
        }
        if (top == null) {
            throw refused(file, Problem.of(file, 0, "the file is empty", "an environment: " + Key.names(Key.TOP)));
        }
        if (top instanceof MappingNode mapping) {
            return mapping;
        }
        throw refused(
                file, Problem.of(file, line(top), "no keys at the top", "'key: value' lines: " + Key.names(Key.TOP)));
    }

    /** The line in which a node begins, first line 1. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static Problem syntax(String text, MarkedYAMLException e, Path file) {
        if (e.getProblemMark() == null) {
            return Problem.of(file, 0, "not readable as YAML", SYNTAX);
        }
        int line = e.getProblemMark().getLine() + 1;
        List<String> lines = text.lines().toList();
        if (line <= lines.size() && lines.get(line - 1).contains("\t")) {
            return Problem.of(file, line, "a tab in the line", "blanks: YAML takes no tabs for indentation");
        }
        String what =
                e.getProblem() == null ? "not readable as YAML" : e.getProblem().replaceAll("\\s+", " ");
        if (what.contains("another document")) {
            return Problem.of(file, line, "a second document begins with '---'", "one environment in a file");
        }
        return Problem.of(file, line, "YAML syntax: " + withoutQuotation(what), "'key: value' with even indentation");
    }

    /** SnakeYAML names characters and tokens in its messages, never whole values; a longer message is cut all the same. */
    private static String withoutQuotation(String what) {
        return what.length() > 120 ? what.substring(0, 120) + "…" : what;
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new EnvironmentRefused(
                    Problem.of(file, 0, "there is no such file", "an environment file"), "runproof list");
        }
        if (!Files.isRegularFile(file)) {
            throw refused(file, Problem.of(file, 0, "not a file", "an environment file"));
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file, Problem.of(file, 0, "the file is not UTF-8 text", "UTF-8 text"));
        } catch (IOException e) {
            throw refused(
                    file,
                    Problem.of(
                            file,
                            0,
                            "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                            "a readable file"));
        }
    }

    private static EnvironmentRefused refused(Path file, Problem problem) {
        return new EnvironmentRefused(List.of(problem), List.of("mend " + file + " and give the command again"));
    }
}
