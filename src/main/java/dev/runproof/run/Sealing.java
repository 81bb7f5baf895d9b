package dev.runproof.run;

import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.evidence.InstallationKey;
import dev.runproof.journal.JournalFile;
import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Redactor;
import dev.runproof.report.RunReports;
import java.nio.file.Path;
import java.time.Clock;

/** The end of a run's folder: reports are written, then every file is chained and the chain is signed. */
public final class Sealing {
    private Sealing() {}

    /** Makes the reports of a run again; refused while a runner holds its journal. */
    public static void again(RunFolder folder, Clock clock) {
        // Open, the journal keeps every other runner away while the chain grows.
        JournalFile.Reopened held = JournalFile.reopen(folder.journal(), JournalObserver.NONE);
        try (JournalFile journal = held.file();
                EvidenceFolder evidence = EvidenceFolder.open(folder.path(), new Redactor(), clock, "{}")) {
            reports(folder, evidence, key());
        }
    }

    /** This account's key; asked for before a run acts, so that no run finds out at its end that it cannot sign. */
    static InstallationKey key() {
        return InstallationKey.at(InstallationKey.defaultPath(Path.of(System.getProperty("user.home"))));
    }

    static void reports(RunFolder folder, EvidenceFolder evidence, InstallationKey key) {
        RunReports.write(folder.path());
        evidence.seal(key);
    }
}
