package dev.runproof.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON Schema of environment files, for editors; made of the table that reading uses. */
public final class EnvironmentSchema {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String REFERENCE = "^(env:.+|file:.+|command:.+|prompt)$";

    private EnvironmentSchema() {}

    /** The schema's text, with a line end at its end. */
    public static String text() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Runproof environment");
        section(schema, Key.TOP);
        ObjectNode variables = (ObjectNode) schema.get("properties").get("variables");
        ObjectNode known = variables.putObject("properties");
        ObjectNode families = variables.putObject("patternProperties");
        for (String procedure : ProcedureNeeds.procedures()) {
            ProcedureNeeds.of(procedure)
                    .ifPresent(needs -> needs.variables()
                            .forEach(variable -> (variable.isFamily() ? families : known)
                                    .putObject(variable.isFamily() ? "^" + variable.pattern() + "$" : variable.name())
                                    .put("type", "string")
                                    .put(
                                            "description",
                                            variable.meaning() + "; expected: "
                                                    + variable.form().expected())));
        }
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema cannot be written as JSON", e);
        }
    }

    private static void section(ObjectNode target, List<Key> keys) {
        target.put("type", "object").put("additionalProperties", false);
        var required = target.putArray("required");
        keys.stream().filter(key -> key.need() == Key.Need.REQUIRED).forEach(key -> required.add(key.name()));
        ObjectNode properties = target.putObject("properties");
        for (Key key : keys) {
            ObjectNode property = properties.putObject(key.name()).put("description", key.meaning());
            describe(property, key.shape());
        }
    }

    private static void describe(ObjectNode property, Shape shape) {
        if (shape instanceof Shape.Whole whole) {
            property.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
        } else if (shape instanceof Shape.Decimal decimal) {
            property.put("type", "number").put("minimum", decimal.least()).put("maximum", decimal.most());
        } else if (shape instanceof Shape.Flag) {
            property.put("type", "boolean");
        } else if (shape instanceof Shape.FlagOr flag) {
            property.putArray("enum").add(true).add(false).add(flag.word());
        } else if (shape instanceof Shape.Choice choice) {
            var words = property.putArray("enum");
            choice.words().forEach(words::add);
        } else if (shape instanceof Shape.TextOrNull) {
            property.putArray("type").add("string").add("null");
        } else if (shape instanceof Shape.Words) {
            property.put("type", "array").putObject("items").put("type", "string");
        } else if (shape instanceof Shape.Section section) {
            section(property, section.keys());
        } else if (shape instanceof Shape.Sections sections) {
            property.put("type", "array");
            section(property.putObject("items"), sections.keys());
        } else if (shape instanceof Shape.Texts) {
            property.put("type", "object").putObject("additionalProperties").put("type", "string");
        } else if (shape instanceof Shape.References) {
            property.put("type", "object")
                    .putObject("additionalProperties")
                    .put("type", "string")
                    .put("pattern", REFERENCE);
        } else {
            property.put("type", "string");
        }
    }
}
