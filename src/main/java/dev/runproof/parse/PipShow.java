package dev.runproof.parse;

/** The package that {@code pip show} tells of; one that is not installed is told by the exit status, not here. */
public record PipShow(String name, String version) {
    private static final String TOOL = "pip show";
    private static final String NAME = "Name: ";
    private static final String VERSION = "Version: ";

    /**
     * Reads name and version, the first two lines; the others are free text.
     *
     * @throws dev.runproof.model.OutputFormatException when it does not begin with them
     */
    public static PipShow parse(String output) {
        var lines = new LineReader(TOOL, OutputLines.of(output));
        var shown = new PipShow(value(lines, NAME), value(lines, VERSION));
        while (!lines.ended()) {
            Line line = lines.next("a line");
            if (line.text().equals("---")) {
                throw lines.refused(line, "expected one package");
            }
        }
        return shown;
    }

    private static String value(LineReader lines, String key) {
        Line line = lines.next(Blanks.trim(key));
        String value = line.text().startsWith(key) ? Blanks.trim(line.text().substring(key.length())) : "";
        if (value.isEmpty() || value.indexOf(' ') >= 0) {
            throw lines.refused(line, "expected " + key + "and one word");
        }
        return value;
    }
}
