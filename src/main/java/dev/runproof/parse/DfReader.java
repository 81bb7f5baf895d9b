package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the table of {@code df}; device names and mount points may hold blanks, the figures between them tell where. */
final class DfReader {
    private static final String ROW = "a device, four figures and a mount point";

    private final LineReader lines;

    DfReader(LineReader lines) {
        this.lines = lines;
    }

    Df read() {
        String form = "the header " + DfColumns.HEADER;
        Line header = lines.next(form);
        DfColumns columns = DfColumns.of(header.text()).orElseThrow(() -> lines.refused(header, "expected " + form));
        List<Filesystem> filesystems = new ArrayList<>();
        do {
            filesystems.add(filesystem(lines.adjacent("a row"), columns));
        } while (lines.hasAdjacent());
        lines.end();
        return new Df(columns.sizeColumn(), filesystems);
    }

    private Filesystem filesystem(Line line, DfColumns columns) {
        if (ErrorReport.isOne(line)) {
            throw lines.refused(line, "expected " + ROW + ", not a message");
        }
        Optional<DfRow> row = DfRow.of(line, columns, true);
        if (row.isPresent()) {
            return columns.filesystem(row.get().device(), row.get());
        }
        if (columns.neverWraps() || !DfRow.isDeviceAlone(line, columns)) {
            throw lines.refused(line, "expected " + ROW);
        }
        return columns.filesystem(line.trimmed(), wrappedFigures(columns));
    }

    private DfRow wrappedFigures(DfColumns columns) {
        Line line = lines.adjacent("the figures of this device");
        return Optional.of(line)
                .filter(candidate -> candidate.indent() > 0)
                .flatMap(candidate -> DfRow.of(candidate, columns, false))
                .orElseThrow(() -> lines.refused(line, "expected a blank, four figures and a mount point"));
    }
}
