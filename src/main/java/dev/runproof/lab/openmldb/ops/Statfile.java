package dev.runproof.lab.openmldb.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file in which pre-upgrade tells post-upgrade whose leaders it has moved.
 *
 * @param given the name as the operator gave it, which errors repeat
 */
record Statfile(Path path, String given) {
    /** Adds lines at the end; the file is made even when there are none. */
    void append(List<List<String>> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(String.join(",", line)).append('\n');
        }
        try {
            refuseDirectory();
            Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw asPython(e);
        }
    }

    /** The fields of the lines whose first field is this endpoint. */
    List<List<String>> linesOf(String endpoint) {
        String text;
        try {
            refuseDirectory();
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw asPython(e);
        }
        var lines = new ArrayList<List<String>>();
        for (String line : text.lines().toList()) {
            var fields =
                    Arrays.stream(line.split(",", -1)).map(PythonText::strip).toList();
            if (fields.get(0).equals(endpoint)) {
                lines.add(fields);
            }
        }
        return lines;
    }

    /** The whole file goes, lines of other endpoints included. */
    void delete() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw asPython(e);
        }
    }

    private void refuseDirectory() {
        if (Files.isDirectory(path)) {
            throw new PythonError("IsADirectoryError", "[Errno 21] Is a directory: " + PythonText.repr(given));
        }
    }

    private PythonError asPython(IOException e) {
        if (e instanceof NoSuchFileException) {
            return new PythonError(
                    "FileNotFoundError", "[Errno 2] No such file or directory: " + PythonText.repr(given));
        }
        if (e instanceof AccessDeniedException) {
            return new PythonError("PermissionError", "[Errno 13] Permission denied: " + PythonText.repr(given));
        }
        return new PythonError("OSError", e.getMessage() + ": " + PythonText.repr(given));
    }
}
