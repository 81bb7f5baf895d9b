package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.List;

/** How the tool reads a table of the client: words of the lines after the first line of dashes. */
final class TableText {
    private static final String RULE = "------";

    private TableText() {}

    static List<List<String>> rows(String output) {
        var rows = new ArrayList<List<String>>();
        boolean begun = false;
        for (String line : output.split("\n", -1)) {
            if (PythonText.strip(line).startsWith(RULE)) {
                begun = true;
            } else if (begun) {
                var words = PythonText.words(line);
                if (!words.isEmpty()) {
                    rows.add(words);
                }
            }
        }
        return rows;
    }
}
