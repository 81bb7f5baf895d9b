package dev.runproof.lab.opengauss.text;

/** What {@code gs_upgradectl --help} prints, by release. */
public final class UpgradectlHelp {
    private static final String COLUMN = " ".repeat(34);

    private UpgradectlHelp() {}

    public static String of(OmVersion version) {
        var help = version.help();
        var text = new StringBuilder();
        if (version == OmVersion.V7_0_0_RC2) {
            text.append("Skip pre upgrade source check.\n");
        }
        text.append("\ngs_upgradectl is a utility to upgrade a cluster.\n\n");
        usage(text, help);
        options(text, help);
        return text.append("Option for grey upgrade\n")
                .append(option("-h", "Under grey upgrade, specified nodes name."))
                .append(option("--continue", "Under grey upgrade, continue to upgrade"))
                .append(COLUMN)
                .append("remain nodes. \n\n        \n")
                .toString();
    }

    private static void usage(StringBuilder text, OmVersion.Help help) {
        text.append("Usage:\n")
                .append("  gs_upgradectl -? | --help\n")
                .append("  gs_upgradectl -V | --version\n")
                .append("  gs_upgradectl -t chose-strategy [-l LOGFILE]\n")
                .append("  gs_upgradectl -t auto-upgrade -X XMLFILE [-l LOGFILE] [--grey]")
                .append(help.inplace() ? " [--inplace-upgrade]" : "")
                .append(help.resourceCheck() ? " [--skip-resource-check]" : "")
                .append('\n')
                .append("  gs_upgradectl -t auto-rollback -X XMLFILE [-l LOGFILE] [--force]\n")
                .append("  gs_upgradectl -t commit-upgrade -X XMLFILE [-l LOGFILE]\n");
        if (help.upgradeCm()) {
            text.append("  gs_upgradectl -t upgrade-cm --upgrade-package PACKAGE_PATH\n");
        }
        if (help.steps()) {
            text.append("  gs_upgradectl -S show-step\n");
        }
        text.append('\n');
    }

    private static void options(StringBuilder text, OmVersion.Help help) {
        text.append("General options:\n")
                .append(option("-?, --help", "Show help information for this utility,"))
                .append(COLUMN)
                .append("and exit the command line mode.\n")
                .append(option("-V, --version", "Show version information."))
                .append(option("-t", "Subcommand for upgrade. It can be"))
                .append(COLUMN)
                .append("chose-strategy, auto-upgrade, auto-rollback,\n")
                .append(COLUMN)
                .append(help.upgradeCm() ? "commit-upgrade, upgrade-cm.\n" : "commit-upgrade.\n")
                .append(option("-X", "Path of the XML configuration file of the"))
                .append(COLUMN)
                .append("later version cluster.\n")
                .append(option("-l", "Path of log file."))
                .append(option("--force", "Force to rollback when cluster status is"))
                .append(COLUMN)
                .append("not normal\n");
        if (help.staleCheck()) {
            text.append(option("--bypass-stale-check", "allows upgrading from later releases to earlier releases"))
                    .insert(text.length() - 1, " ".repeat(33));
        }
        text.append(option("--grey", "Use grey-binary-upgrade"));
        if (help.upgradeCm()) {
            text.append(option("--upgrade-package", "Path of the CM component package"));
        }
        if (help.inplace()) {
            text.append(option("--inplace-upgrade", "Use inplace-upgrade."));
        }
        if (help.resourceCheck()) {
            text.append(option("--skip-resouce-check", "Skip resource check."));
        }
    }

    private static String option(String name, String text) {
        return Cell.left("  " + name, COLUMN.length()) + text + "\n";
    }
}
