package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** pip with an index that knows the SDK only; it reaches no other one. */
final class Pip {
    private static final String SDK = "openmldb";
    private static final Set<String> WITH_VALUE =
            Set.of("-i", "--index-url", "--extra-index-url", "-d", "--dest", "--timeout", "-c", "--find-links", "-f");
    private static final Pattern REQUIREMENT = Pattern.compile("([A-Za-z0-9._-]+?)(?:==([A-Za-z0-9._-]+))?");

    private final Site site;
    private final PythonSite packages;
    private final Path directory;

    Pip(Site site, PythonSite packages, Path directory) {
        this.site = site;
        this.packages = packages;
        this.directory = directory;
    }

    int run(List<String> words, Terminal terminal) {
        List<String> plain = plain(words);
        String command = plain.isEmpty() ? "" : plain.get(0);
        List<String> names = plain.isEmpty() ? List.of() : plain.subList(1, plain.size());
        if (words.contains("--version") || words.contains("-V")) {
            terminal.out("pip 21.2.3 from " + packages.host().path(PythonSite.PATH) + "/pip (python 3.9)\n");
            return 0;
        }
        return switch (command) {
            case "install" -> {
                site.seen().pip();
                yield install(names, words.contains("--dry-run"), terminal);
            }
            case "download" -> download(names, words, terminal);
            case "show" -> show(names, terminal);
            case "uninstall" -> uninstall(names, terminal);
            case "index" -> index(names, terminal);
            case "list", "freeze" -> {
                packages.version(SDK).ifPresent(version -> terminal.out(SDK + "==" + version + "\n"));
                yield 0;
            }
            default -> {
                terminal.err("ERROR: unknown command \"" + command + "\"\n");
                yield 1;
            }
        };
    }

    /** The words that are neither options nor their values. */
    private static List<String> plain(List<String> words) {
        var plain = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                plain.add(word);
            }
        }
        return plain;
    }

    /** The version that a requirement leads to, collected; empty after a complaint. */
    private Optional<String> found(String requirement, Terminal terminal) {
        var matcher = REQUIREMENT.matcher(requirement);
        if (!matcher.matches()) {
            terminal.err("ERROR: Invalid requirement: '" + requirement + "'\n");
            return Optional.empty();
        }
        List<String> offered = matcher.group(1).equals(SDK) ? site.index().versions() : List.of();
        String wanted = matcher.group(2);
        var version = offered.stream()
                .filter(each -> wanted == null || each.equals(wanted))
                .reduce((one, later) -> later);
        if (version.isEmpty()) {
            terminal.err("ERROR: Could not find a version that satisfies the requirement " + requirement
                    + " (from versions: " + (offered.isEmpty() ? "none" : String.join(", ", offered)) + ")\n"
                    + "ERROR: No matching distribution found for " + requirement + "\n");
            return Optional.empty();
        }
        return version;
    }

    private int install(List<String> requirements, boolean dry, Terminal terminal) {
        if (requirements.size() != 1) {
            terminal.err("ERROR: You must give at least one requirement to install (see \"pip help install\")\n");
            return 1;
        }
        String requirement = requirements.get(0);
        var version = found(requirement, terminal);
        if (version.isEmpty()) {
            return 1;
        }
        var before = packages.version(SDK);
        if (before.equals(version)) {
            terminal.out("Requirement already satisfied: " + requirement + " in "
                    + packages.host().path(PythonSite.PATH) + " (" + version.get() + ")\n");
            return 0;
        }
        terminal.out("Collecting " + requirement + "\n  Downloading " + wheel(version.get()) + "\n");
        if (dry) {
            terminal.out("Would install " + SDK + "-" + version.get() + "\n");
            return 0;
        }
        terminal.out("Installing collected packages: " + SDK + "\n");
        before.ifPresent(old -> terminal.out("  Attempting uninstall: " + SDK + "\n    Found existing installation: "
                + SDK
                + " " + old + "\n    Uninstalling " + SDK + "-" + old + ":\n      Successfully uninstalled " + SDK + "-"
                + old + "\n"));
        packages.install(SDK, version.get());
        terminal.out("Successfully installed " + SDK + "-" + version.get() + "\n");
        return 0;
    }

    private static String wheel(String version) {
        return SDK + "-" + version + "-py3-none-manylinux1_x86_64.whl";
    }

    private int download(List<String> requirements, List<String> words, Terminal terminal) {
        if (requirements.size() != 1) {
            terminal.err("ERROR: You must give at least one requirement to download (see \"pip help download\")\n");
            return 1;
        }
        var version = found(requirements.get(0), terminal);
        if (version.isEmpty()) {
            return 1;
        }
        int dest = Math.max(words.indexOf("-d"), words.indexOf("--dest"));
        Path place = directory.resolve(dest < 0 ? "." : words.get(dest + 1)).normalize();
        try {
            Files.createDirectories(place);
            Files.writeString(place.resolve(wheel(version.get())), "a wheel\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + place, e);
        }
        terminal.out("Collecting " + requirements.get(0) + "\n  Downloading " + wheel(version.get()) + "\nSaved ./"
                + wheel(version.get()) + "\nSuccessfully downloaded " + SDK + "\n");
        return 0;
    }

    private int show(List<String> names, Terminal terminal) {
        if (names.isEmpty()) {
            terminal.err("ERROR: Please provide a package name or names.\n");
            return 1;
        }
        var version = packages.version(names.get(0));
        if (version.isEmpty()) {
            terminal.err("WARNING: Package(s) not found: " + names.get(0) + "\n");
            return 1;
        }
        terminal.out("Name: " + names.get(0) + "\nVersion: " + version.get() + "\nSummary: \nHome-page: \nAuthor: \n"
                + "License: \nLocation: " + packages.host().path(PythonSite.PATH) + "\nRequires: \nRequired-by: \n");
        return 0;
    }

    private int uninstall(List<String> names, Terminal terminal) {
        for (String name : names) {
            var version = packages.version(name);
            if (version.isEmpty()) {
                terminal.err("WARNING: Skipping " + name + " as it is not installed.\n");
                continue;
            }
            packages.remove(name);
            terminal.out("Found existing installation: " + name + " " + version.get() + "\nUninstalling " + name + "-"
                    + version.get() + ":\n  Successfully uninstalled " + name + "-" + version.get() + "\n");
        }
        return 0;
    }

    private int index(List<String> words, Terminal terminal) {
        terminal.err("WARNING: pip index is currently an experimental command. It may be removed/changed in a future"
                + " release without prior warning.\n");
        var versions = new ArrayList<>(site.index().versions());
        if (!words.equals(List.of("versions", SDK)) || versions.isEmpty()) {
            terminal.err("ERROR: No matching distribution found for " + String.join(" ", words) + "\n");
            return 1;
        }
        Collections.reverse(versions);
        terminal.out(SDK + " (" + versions.get(0) + ")\nAvailable versions: " + String.join(", ", versions) + "\n");
        packages.version(SDK)
                .ifPresent(version ->
                        terminal.out("  INSTALLED: " + version + "\n  LATEST:    " + versions.get(0) + "\n"));
        return 0;
    }
}
