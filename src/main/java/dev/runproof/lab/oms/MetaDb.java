package dev.runproof.lab.oms;

import dev.runproof.lab.oms.schema.Part;
import dev.runproof.model.ProductVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the programs of OMS do with the MetaDB, each time with the login of their own configuration. */
interface MetaDb extends AutoCloseable {
    /** A project as rm has it. */
    record ProjectRow(String id, String name, String type, String status) {}

    /**
     * Why a program gets no connection.
     *
     * @param text as clients of such a server print it
     * @param ofLogin whether the server answered and did not let it in
     */
    record Refusal(String text, boolean ofLogin) {}

    /** Why a program gets no connection, in the driver's words; empty when it does. */
    Optional<Refusal> refuses(OmsConfig config);

    /** A supervisor tells that it lives. */
    void beat(OmsConfig config, String address, Instant at);

    /** The newest heartbeat of the supervisor of a host. */
    Optional<Instant> lastBeat(OmsConfig config, String address);

    /** The hosts of cm, each with its status. */
    Map<String, String> hosts(OmsConfig config);

    void hostStatus(OmsConfig config, String address, String status);

    /** The newest version that a database says its schema is of; empty when it does not say. */
    Optional<ProductVersion> schema(OmsConfig config, Part part);

    /** The rows of {@code rm.oms_version} as they are; empty when there is no such table. */
    List<String> versions(OmsConfig config);

    /** Makes missing databases and brings the schema of these parts to a version. */
    void migrate(OmsConfig config, ProductVersion to, Set<Part> parts);

    /** Registers region, resource group and hosts of this configuration where they are missing. */
    void register(OmsConfig config);

    Optional<String> parameter(OmsConfig config, String name);

    void parameter(OmsConfig config, String name, String value);

    /** When a parameter was changed last, as its row says. */
    Optional<Instant> parameterModified(OmsConfig config, String name);

    List<ProjectRow> projects(OmsConfig config);

    @Override
    void close();
}
