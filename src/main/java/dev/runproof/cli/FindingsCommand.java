package dev.runproof.cli;

import dev.runproof.document.Finding;
import dev.runproof.document.Library;
import dev.runproof.run.Procedures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what is wrong with the documents. */
@Command(
        name = "findings",
        header = {
            "Print what is wrong with the documents, and the step that handles each.",
            "",
            "Examples:",
            "  runproof findings",
            "  runproof findings oms-4.0.0",
            "  runproof findings opengauss --json",
            ""
        },
        footer = {
            "",
            "H data is lost, or what is upgraded is left broken    M a step fails or gives a false result    L wording"
        })
final class FindingsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROCEDURE",
            description = "Only those of its document, those that it shares with others included.")
    private String procedure = "";

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    FindingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var library = new Library(Home.path());
        List<Finding> findings = procedure.isEmpty() ? library.findings() : ofProcedure(library);
        if (json) {
            console.print(Json.line(findings));
            return 0;
        }
        var byId =
                findings.stream().collect(Collectors.groupingBy(Finding::id, LinkedHashMap::new, Collectors.toList()));
        byId.values().forEach(this::print);
        console.tell(byId.size() + " findings");
        return 0;
    }

    /** Prints a finding once, and each document that it stands in where there are several. */
    private void print(List<Finding> places) {
        Finding finding = places.get(0);
        String head = finding.id() + "  " + finding.severity() + "  ";
        if (places.size() == 1) {
            console.print(head + place(finding));
        } else {
            console.print(head + "in " + places.size() + " documents");
            places.forEach(place -> console.print("    " + place.document() + ": " + place(place)));
        }
        console.print("    literally: " + finding.literally());
        console.print("    here:      " + finding.safe());
        finding.test().ifPresent(test -> console.print("    shown by:  " + test));
        finding.notShown().ifPresent(why -> console.print("    not shown: " + why));
    }

    private static String place(Finding finding) {
        String lines = finding.lines().isEmpty()
                ? "stands nowhere"
                : "line " + finding.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return lines + "  handled by " + String.join(", ", finding.steps());
    }

    /** A document may be judged before its procedure ships; a path of a feature stands for the name of its procedure. */
    private List<Finding> ofProcedure(Library library) {
        List<Finding> findings = library.findings(procedure);
        return findings.isEmpty()
                ? library.findings(new Procedures(Home.path()).find(procedure).name())
                : findings;
    }
}
