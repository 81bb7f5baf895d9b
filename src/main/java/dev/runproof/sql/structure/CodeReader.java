package dev.runproof.sql.structure;

import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.structure.Structure.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads triggers, routines and events from {@code information_schema}, which shows only what the account may see. Nothing that
 * names the database is read: a copy under another name is equal.
 */
final class CodeReader {
    private final SqlSession session;
    private final String database;

    CodeReader(SqlSession session, String database) {
        this.session = session;
        this.database = database;
    }

    List<Code> read() {
        var code = new ArrayList<Code>();
        take(code, "trigger_schema", """
                select 'trigger' as kind, trigger_name as name, concat_ws(' ', action_timing, event_manipulation, 'on',
                 event_object_table, 'as', definer) as told, action_statement as body
                 from information_schema.triggers""");
        take(code, "routine_schema", """
                select lower(routine_type) as kind, routine_name as name, concat_ws(' ', coalesce(dtd_identifier, ''),
                 security_type, sql_data_access, 'as', definer) as told, routine_definition as body
                 from information_schema.routines""");
        take(code, "event_schema", """
                select 'event' as kind, event_name as name, concat_ws(' ', status, coalesce(interval_value, execute_at),
                 coalesce(interval_field, 'once'), 'as', definer) as told, event_definition as body
                 from information_schema.events""");
        return code;
    }

    private void take(List<Code> code, String schema, String text) {
        String here = text.replaceAll("\\s+", " ").strip() + " where " + schema + " = ? and binary " + schema + " = ?";
        for (Row row : session.query(SqlStatement.of(here, database, database)).rows()) {
            code.add(new Code(
                    row.text("kind") + " " + row.text("name"), row.text("told") + ", text " + text(row.value("body"))));
        }
    }

    /** Texts are long, of many lines, and may say what is nobody else's business: a digest tells two apart. */
    private static String text(@Nullable String body) {
        return body == null ? "not shown" : "of " + body.length() + " characters, sha256 " + Structure.digest(body);
    }
}
