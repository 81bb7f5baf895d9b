package dev.runproof.run;

import dev.runproof.report.AllureReport;

/** Loads the generator of the report while the hosts work; of no use to a runner that is killed before it reports. */
record ReportAhead() implements RunEvents {
    @Override
    public void runStarted(String runId, Plan plan) {
        AllureReport.loadAhead();
    }
}
