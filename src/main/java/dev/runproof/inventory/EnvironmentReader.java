package dev.runproof.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads an environment file as a whole; either all of it is right or every problem is told. */
final class EnvironmentReader {
    private static final Shape VARIABLE = key("variables").shape();
    private static final Shape REFERENCE = new Shape.Confidential(SecretReference.FORMS);

    private final Path file;
    private final Places places;
    private final Problems problems;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, Integer> variableLines = new LinkedHashMap<>();

    EnvironmentReader(Path file) {
        this.file = file;
        this.places = Places.of(file);
        this.problems = new Problems(file);
    }

    /**
     * The environment in the file.
     *
     * @throws EnvironmentRefused with all problems in the order of lines
     */
    Environment read() {
        var top = new Fields("", YamlText.read(file), Key.TOP, problems);
        Optional<String> procedure = procedure(top);
        Optional<ProcedureNeeds> needs = procedure.flatMap(ProcedureNeeds::of);
        Protection protection = top.flag(key("protected")).orElse(false) ? Protection.PROTECTED : Protection.OPEN;
        origin(top, "procedure", "protected", "databases", "consoles");
        Optional<Lab> lab = top.section(key("lab")).map(section -> new LabReader(problems).read(section, this::origin));
        Map<String, SecretReference> secrets = secrets(top);
        Map<String, String> variables = variables(top, needs);
        List<Host> hosts = hosts(top, new HostReader(needs, secrets, places, problems));
        Services services = new ServiceReader(secrets, places, WebConsole.usualBrowser(lab), problems)
                .read(
                        top.sections(key("databases")),
                        top.sections(key("consoles")),
                        hosts.stream().map(Host::name).toList());
        Stream.of("databases", "consoles")
                .filter(list -> top.has(list) && lab.isPresent() && !top.has("hosts"))
                .forEach(list -> problems.add(
                        top.line(list),
                        "'" + list + "' is given, and the lab that is made brings its own",
                        "no such list, or the hosts of a lab that is up"));
        if (hosts.stream().anyMatch(host -> host.image().isPresent())) {
            new ImageLabCheck(problems).report(lab, top);
        }
        if (!top.has("lab") && !top.has("hosts")) {
            problems.add(0, "neither 'lab' nor 'hosts' is given", "hosts that exist, or a lab that makes them");
        }
        var read = new Environment(
                name(),
                file,
                procedure.orElse(""),
                protection,
                lab,
                hosts,
                services,
                variables,
                secrets,
                origins,
                List.of());
        return judged(read, needs, top);
    }

    private Environment judged(Environment read, Optional<ProcedureNeeds> needs, Fields top) {
        boolean hostsRight = !read.hosts().isEmpty() || problems.isEmpty();
        if (needs.isPresent() && (!read.makesLab() || read.ofImages()) && top.has("hosts") && hostsRight) {
            problems.addAll(needs.get().missing(read).stream()
                    .map(problem -> problem.at(place(problem, top)))
                    .toList());
        }
        if (!problems.isEmpty()) {
            throw new EnvironmentRefused(problems.inOrder(), List.of("mend " + file + " and give the command again"));
        }
        List<Problem> warnings = needs.filter(known -> !read.makesLab())
                .map(known -> known.advised(read))
                .orElse(List.of());
        return new Environment(
                read.name(),
                file,
                read.procedure(),
                read.protection(),
                read.lab(),
                read.hosts(),
                read.services(),
                read.variables(),
                read.secrets(),
                read.origins(),
                warnings);
    }

    /** The line of the variable that is spoken of, else of the section in which a missing thing would stand. */
    private int place(Problem problem, Fields top) {
        String word = problem.what().substring(0, problem.what().indexOf(' '));
        String section = problem.what().startsWith("the variable") ? "variables" : "hosts";
        return variableLines.getOrDefault(word, top.has(section) ? top.line(section) : 0);
    }

    private Optional<String> procedure(Fields top) {
        Optional<String> text = top.text(key("procedure"));
        if (text.isEmpty()
                || ProcedureNeeds.of(text.get()).isPresent()
                || text.get().endsWith(".feature")) {
            return text;
        }
        problems.unknown(
                top.line("procedure"),
                "there is no procedure '" + text.get()
                        + "'; a procedure of your own is named by the path of its feature",
                text.get(),
                ProcedureNeeds.procedures());
        return Optional.empty();
    }

    private Map<String, SecretReference> secrets(Fields top) {
        var found = new LinkedHashMap<String, SecretReference>();
        Optional<MappingNode> section = top.section(key("secrets"));
        if (section.isEmpty()) {
            return found;
        }
        var fields = new Fields("secrets", section.get(), problems);
        for (String name : fields.names()) {
            Optional<String> text = fields.text(name, REFERENCE);
            Optional<SecretReference> reference = text.flatMap(value -> SecretReference.read(name, value));
            reference.ifPresent(value -> {
                found.put(name, value);
                origins.put("secrets." + name, Origin.line(file, fields.line(name)));
            });
            if (text.isPresent() && reference.isEmpty()) {
                problems.add(
                        fields.line(name),
                        "the secret '" + name + "' is no reference; a password in plain text is not accepted",
                        SecretReference.FORMS);
            }
        }
        return found;
    }

    private Map<String, String> variables(Fields top, Optional<ProcedureNeeds> needs) {
        var found = new LinkedHashMap<String, String>();
        Optional<MappingNode> section = top.section(key("variables"));
        if (section.isEmpty()) {
            return found;
        }
        var fields = new Fields("variables", section.get(), problems);
        var check = new VariableCheck(needs, places, problems);
        for (String name : fields.names()) {
            Optional<String> value = fields.text(name, VARIABLE);
            if (!check.known(name, fields.line(name))) {
                continue;
            }
            value.flatMap(text -> check.value(name, text, fields.line(name))).ifPresent(text -> {
                found.put(name, text);
                variableLines.put(name, fields.line(name));
                origins.put("variables." + name, Origin.line(file, fields.line(name)));
            });
        }
        return found;
    }

    private List<Host> hosts(Fields top, HostReader reader) {
        var entries = new ArrayList<HostReader.Entry>();
        List<MappingNode> sections = top.sections(key("hosts"));
        for (int index = 0; index < sections.size(); index++) {
            reader.read(sections.get(index), index + 1).ifPresent(entries::add);
        }
        if (top.has("hosts") && sections.isEmpty() && problems.isEmpty()) {
            problems.add(
                    top.line("hosts"),
                    "'hosts' is an empty list",
                    "at least one host, or no key 'hosts' where a lab makes them");
        }
        new HostChecks(entries, problems).report();
        for (HostReader.Entry entry : entries) {
            for (String key : entry.fields().names()) {
                origins.put(
                        "hosts." + entry.host().name() + "." + key,
                        Origin.line(file, entry.fields().line(key)));
            }
        }
        return entries.stream().map(HostReader.Entry::host).toList();
    }

    private void origin(Fields fields, String... keys) {
        for (String key : keys) {
            if (fields.has(key)) {
                origins.put(key, Origin.line(file, fields.line(key)));
            }
        }
    }

    private void origin(String key, int line) {
        origins.put(key, Origin.line(file, line));
    }

    private String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    private static Key key(String name) {
        return Key.TOP.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
