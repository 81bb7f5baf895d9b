package dev.runproof.lab.oms.schema;

/** The value of {@code ha.config} in a release that brings HA, with its thirteen keys. */
public final class HaDefault {
    public static final String OFF = text(false);

    private HaDefault() {}

    public static String text(boolean enable) {
        return """
                {
                  "enable":%s,
                  "enableHost":false,
                  "enableStore":true,
                  "perceiveStoreClientCheckpoint":false,
                  "enableConnector":true,
                  "enableJdbcWriter":true,
                  "subtopicStoreNumberThreshold":5,
                  "checkRequestIntervalSec":600,
                  "checkJdbcWriterIntervalSec":600,
                  "checkHostDownIntervalSec":540,
                  "checkModuleExceptionIntervalSec":240,
                  "clearAbnormalResourceHours":72,
                  "refetchStoreIntervalMin":30
                }""".formatted(enable);
    }
}
