package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.util.ArrayList;
import java.util.Optional;

/** {@code docker inspect} of containers and images, and {@code docker image inspect}. */
final class InspectCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("f|format type", "s|size");

    private final DockerEngine engine;
    private final boolean imagesOnly;

    InspectCommand(DockerEngine engine, boolean imagesOnly) {
        this.engine = engine;
        this.imagesOnly = imagesOnly;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        String type = imagesOnly ? "image" : flags.value("type").orElse("");
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        var missing = new ArrayList<String>();
        for (String name : flags.operands()) {
            look(name, type).ifPresentOrElse(found::add, () -> missing.add(name));
        }
        Optional<String> format = flags.value("format");
        if (format.isPresent()) {
            var template = GoTemplate.parse(format.get());
            found.forEach(each -> terminal.out(template.render(each) + "\n"));
        } else {
            terminal.out(JsonText.pretty(found) + "\n");
        }
        String kind = type.isEmpty() ? "object" : type;
        missing.forEach(name -> terminal.err("Error: No such " + kind + ": " + name + "\n"));
        return missing.isEmpty() ? 0 : 1;
    }

    private Optional<ObjectNode> look(String name, String type) {
        Optional<ObjectNode> container =
                type.equals("image") ? Optional.empty() : engine.find(name).map(it -> Inspection.container(engine, it));
        if (container.isPresent() || type.equals("container")) {
            return container;
        }
        return engine.images()
                .find(name)
                .map(it -> Inspection.image(it, engine.images().tags(it)));
    }
}
